package io.useractivity.engine.capture.servlet;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Sees one servlet API and of ours {@link ServletCalls}, and defines the calls of the one by the
 * other.
 */
final class ServletCallsLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String COMPILED =
      ServletCallsLoader.class.getPackage().getName() + ".CompiledServletCalls";
  private static final String COMPILED_PREFIX = "javax/servlet/";

  /** What it casts to: found beforehand, and not on the thread of the first request. */
  private static final String[] TYPES = {
    "ServletContext",
    "ServletRequestWrapper",
    "ServletResponseWrapper",
    "http.HttpServletRequest",
    "http.HttpServletResponse",
    "http.HttpSession"
  };

  private ServletCallsLoader(ClassLoader api) {
    super(api);
  }

  /**
   * The calls of an API.
   *
   * @param prefix {@code javax.servlet.} or {@code jakarta.servlet.}
   */
  static ServletCalls calls(String prefix, ClassLoader api) {
    try {
      byte[] classFile = classFile(prefix.replace('.', '/'));
      ServletCallsLoader loader = new ServletCallsLoader(api);
      Class<?> calls =
          loader.defineClass(
              COMPILED,
              classFile,
              0,
              classFile.length,
              ServletCallsLoader.class.getProtectionDomain());
      for (String type : TYPES) {
        ApiLookup.load(prefix + type, loader);
      }
      return (ServletCalls) calls.getDeclaredConstructor().newInstance();
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("The calls of " + prefix + "* cannot be made", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.equals(ServletCalls.class.getName())
        ? ServletCalls.class
        : super.loadClass(name, resolve);
  }

  /** The class file with other names of types: all names are texts of its constants (JVMS 4.4). */
  private static byte[] classFile(String prefix) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream compiled =
            ServletCallsLoader.class.getResourceAsStream("CompiledServletCalls.class");
        DataInputStream in = new DataInputStream(compiled);
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(in.readLong()); // magic and version
      int count = in.readUnsignedShort();
      out.writeShort(count);
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        switch (tag) {
          case 1: // CONSTANT_Utf8
            out.writeUTF(in.readUTF().replace(COMPILED_PREFIX, prefix));
            break;
          case 7: // CONSTANT_Class
          case 8: // CONSTANT_String
            out.writeShort(in.readShort());
            break;
          default: // references to a member, and its name and type
            out.writeInt(in.readInt());
        }
      }
      byte[] rest = new byte[1024];
      for (int n = in.read(rest); n > 0; n = in.read(rest)) {
        out.write(rest, 0, n);
      }
    }
    return bytes.toByteArray();
  }
}
