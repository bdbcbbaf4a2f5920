package io.useractivity.engine.capture.identity;

import java.io.File;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** The real classes of a security framework, each version in a loader of its own. */
@SuppressWarnings("ImmutableEnumChecker") // a loader is never exchanged
public enum SecurityLibrary {
  SPRING_5("5"),
  SPRING_6("6"),
  SPRING_7("7"),
  ACEGI("acegi"),
  SHIRO("shiro"),
  KEYCLOAK("keycloak");

  private final ClassLoader loader;

  SecurityLibrary(String folder) {
    File[] jars =
        new File(System.getProperty("basedir", "."), "target/security-libraries/" + folder)
            .listFiles();
    if (jars == null || jars.length == 0) {
      throw new IllegalStateException(folder + " is missing: generate-test-resources makes it");
    }
    URL[] urls = new URL[jars.length];
    try {
      for (int i = 0; i < jars.length; i++) {
        urls[i] = jars[i].toURI().toURL();
      }
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
    loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /** The loader of an application that has it. */
  public ClassLoader loader() {
    return loader;
  }

  /** The type of that name. */
  public Class<?> type(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** An object, by the public constructor that takes these arguments. */
  public Object create(String name, Object... arguments) {
    for (Constructor<?> each : type(name).getConstructors()) {
      if (accepts(each.getParameterTypes(), arguments)) {
        try {
          return each.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(name, e);
        }
      }
    }
    throw new IllegalArgumentException("No constructor of " + name + " takes these");
  }

  private static boolean accepts(Class<?>[] types, Object[] arguments) {
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (arguments[i] != null && !types[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }
}
