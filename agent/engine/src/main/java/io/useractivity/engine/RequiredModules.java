package io.useractivity.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JDK's modules that the agent's libraries need. An application of the module path, or a
 * run-time image, may have fewer: those alone that it asks for itself. None can be added once the
 * JVM runs.
 */
final class RequiredModules {

  private static final String[] NAMES = {"java.sql", "java.naming", "java.management"};

  private RequiredModules() {}

  /** Those that this JVM lacks; empty before Java 9, which has no modules. */
  static List<String> missing() {
    List<String> missing = new ArrayList<>();
    try {
      // By reflection, since Java 8 is what this is compiled for. No class of theirs is loaded.
      Class<?> layerType = Class.forName("java.lang.ModuleLayer");
      Object layer = layerType.getMethod("boot").invoke(null);
      Method find = layerType.getMethod("findModule", String.class);
      for (String name : NAMES) {
        if (!((Optional<?>) find.invoke(layer, name)).isPresent()) {
          missing.add(name);
        }
      }
    } catch (ClassNotFoundException java8) {
      return missing;
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("The JVM does not tell its modules", e);
    }
    return missing;
  }
}
