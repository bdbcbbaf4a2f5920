package io.useractivity.engine.instrument;

import java.nio.charset.StandardCharsets;

/**
 * Looks through a class file's constant pool for a text that names servlet types or our annotation,
 * without parsing anything else: nearly all classes are passed over here, at a few microseconds
 * each.
 *
 * <p>The format is JVMS section 4.4. A method that a class declares has its descriptor there, a
 * class that it extends its name, and so has the type of an annotation (4.7.16).
 */
final class ClassFileScan {

  /** A method of interest may be declared. */
  static final int SERVLETS = 1;

  /** The class or a method may be annotated by the application. */
  static final int ANNOTATIONS = 2;

  /** By name: it extends nothing of the servlet API. */
  static final String READER_OF_TOMCAT = "org.apache.catalina.connector.CoyoteReader";

  private static final byte[][] TEXTS = texts();
  private static final byte[] ANNOTATION = ascii(ApiNames.ANNOTATION);

  private static final int CONSTANT_POOL_COUNT = 8;
  private static final int CONSTANT_POOL = 10;
  private static final int UTF8 = 1;

  private ClassFileScan() {}

  private static byte[][] texts() {
    String[] shapes = {
      "(L%ServletRequest;L%ServletResponse;)V",
      "(L%ServletRequest;L%ServletResponse;L%FilterChain;)V",
      "()L%AsyncContext;",
      "(L%ServletRequest;L%ServletResponse;)L%AsyncContext;",
      "()L%ServletInputStream;", // every request has getInputStream, before servlet 3 too
      "%ServletInputStream"
    };
    byte[][] texts = new byte[2 * shapes.length + 1][];
    for (int i = 0; i < shapes.length; i++) {
      texts[2 * i] = ascii(shapes[i].replace("%", "javax/servlet/"));
      texts[2 * i + 1] = ascii(shapes[i].replace("%", "jakarta/servlet/"));
    }
    texts[2 * shapes.length] = ascii(READER_OF_TOMCAT.replace('.', '/'));
    return texts;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a method of interest may be declared; as {@link #mentions}. */
  static boolean mentionsServlets(byte[] classFile) {
    return (mentions(classFile) & SERVLETS) != 0;
  }

  /**
   * What of interest there may be.
   *
   * @param classFile not changed; nothing is answered for what is no class file
   * @return {@link #SERVLETS}, {@link #ANNOTATIONS}, their sum, or 0
   */
  static int mentions(byte[] classFile) {
    int found = 0;
    try {
      int count = unsignedShort(classFile, CONSTANT_POOL_COUNT);
      int at = CONSTANT_POOL;
      for (int i = 1; i < count; i++) {
        int tag = classFile[at];
        if (tag == UTF8) {
          int length = unsignedShort(classFile, at + 1);
          found |= tells(classFile, at + 3, length);
          at += 3 + length;
        } else {
          at += size(tag);
          if (tag == 5 || tag == 6) {
            i++; // long and double take two entries
          }
        }
      }
    } catch (ArrayIndexOutOfBoundsException truncated) {
      return 0;
    }
    return found;
  }

  private static int size(int tag) {
    switch (tag) {
      case 7: // Class
      case 8: // String
      case 16: // MethodType
      case 19: // Module
      case 20: // Package
        return 3;
      case 15: // MethodHandle
        return 4;
      case 5: // Long
      case 6: // Double
        return 9;
      case 3: // Integer
      case 4: // Float
      case 9: // Fieldref
      case 10: // Methodref
      case 11: // InterfaceMethodref
      case 12: // NameAndType
      case 17: // Dynamic
      case 18: // InvokeDynamic
        return 5;
      default:
        throw new ArrayIndexOutOfBoundsException(tag); // unknown: as good as truncated
    }
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private static int tells(byte[] bytes, int from, int length) {
    if (length == ANNOTATION.length && equal(ANNOTATION, bytes, from)) {
      return ANNOTATIONS;
    }
    for (byte[] text : TEXTS) {
      if (text.length == length && equal(text, bytes, from)) {
        return SERVLETS;
      }
    }
    return 0;
  }

  private static boolean equal(byte[] text, byte[] bytes, int from) {
    // From the end: that is where they differ.
    for (int i = text.length - 1; i >= 0; i--) {
      if (text[i] != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }
}
