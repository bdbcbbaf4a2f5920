package io.useractivity.engine.instrument;

import io.useractivity.engine.files.AllBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Loads what requests' threads use of ours before there are any: our classes that a class mentions,
 * what these mention, and so on. Otherwise requests that come at once wait for each other while one
 * of them loads, and a virtual thread is pinned to its carrier meanwhile: it is the JVM that calls
 * the loader (JEP 491 has changed nothing about that).
 */
public final class ClassClosure {

  private static final String OURS = "io.useractivity.engine.";
  private static final String JDKS = "java.";
  private static final int CLASS = 7; // the tag of a CONSTANT_Class (JVMS 4.4)

  private final ClassLoader loader = ClassClosure.class.getClassLoader();
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> waiting = new ArrayDeque<>();

  private ClassClosure() {}

  /** Takes some tens of milliseconds, so it is for a thread of ours. */
  public static void load(Class<?> of) throws IOException, ClassNotFoundException {
    ClassClosure closure = new ClassClosure();
    closure.add(of.getName());
    while (!closure.waiting.isEmpty()) {
      closure.load(closure.waiting.remove());
    }
  }

  private void add(String className) {
    if (seen.add(className)) {
      waiting.add(className);
    }
  }

  private void load(String className) throws IOException, ClassNotFoundException {
    boolean ours = className.startsWith(OURS);
    if (ours || className.startsWith(JDKS)) { // the JDK's are looked for, too, by our loader, once
      Class.forName(className, ours, loader);
    }
    if (ours) {
      ClassReader reader = new ClassReader(classFile(className));
      char[] buffer = new char[reader.getMaxStringLength()];
      for (int i = 1; i < reader.getItemCount(); i++) {
        int item = reader.getItem(i); // where it stands behind its tag; 0 for none
        if (item > 0 && reader.readByte(item - 1) == CLASS) {
          String name = reader.readUTF8(item, buffer);
          if (name.charAt(0) != '[') {
            add(name.replace('/', '.'));
          }
        }
      }
    }
  }

  private byte[] classFile(String className) throws IOException {
    try (InputStream in = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new IOException("No class file of " + className);
      }
      return AllBytes.of(in);
    }
  }
}
