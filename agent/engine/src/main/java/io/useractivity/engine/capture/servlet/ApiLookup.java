package io.useractivity.engine.capture.servlet;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Looks up types and methods of one application's servlet API. */
final class ApiLookup {

  private static final MethodHandles.Lookup PUBLIC = MethodHandles.publicLookup();

  private ApiLookup() {}

  static Class<?> load(String name, ClassLoader loader) {
    Class<?> type = loadOrNull(name, loader);
    if (type == null) {
      throw new IllegalStateException("The servlet API has no " + name);
    }
    return type;
  }

  static Class<?> loadOrNull(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }

  static MethodHandle required(
      Class<?> type, String name, Class<?> result, Class<?>... parameters) {
    MethodHandle handle = optional(type, name, result, parameters);
    if (handle == null) {
      throw new IllegalStateException("The servlet API has no " + type.getName() + "." + name);
    }
    return handle;
  }

  /** The method with every reference as {@code Object}; null if the API lacks it. */
  static MethodHandle optional(
      Class<?> type, String name, Class<?> result, Class<?>... parameters) {
    if (type == null || result == null) {
      return null;
    }
    try {
      MethodHandle handle =
          PUBLIC.findVirtual(type, name, MethodType.methodType(result, parameters));
      return handle.asType(handle.type().erase());
    } catch (NoSuchMethodException | IllegalAccessException absent) {
      return null;
    }
  }
}
