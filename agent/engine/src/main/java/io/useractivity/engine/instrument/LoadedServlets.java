package io.useractivity.engine.instrument;

import io.useractivity.engine.log.Log;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The servlets, filters, their chains and requests that the JVM has loaded already, and what the
 * application has annotated. Retransformed, they pass by all transformers once more: a transformer
 * that has come meanwhile weaves its advice in, one that has gone takes it out.
 */
public final class LoadedServlets {

  /** The JVM stands still for each call, so for a few classes at a time. */
  private static final int BATCH = 50;

  private static final Set<String> TYPES =
      new HashSet<>(
          Arrays.asList(
              "javax.servlet.Servlet",
              "javax.servlet.Filter",
              "javax.servlet.FilterChain",
              "javax.servlet.ServletRequest",
              "jakarta.servlet.Servlet",
              "jakarta.servlet.Filter",
              "jakarta.servlet.FilterChain",
              "jakarta.servlet.ServletRequest"));

  private final Instrumentation instrumentation;
  private final Log log;

  public LoadedServlets(Instrumentation instrumentation, Log log) {
    this.instrumentation = instrumentation;
    this.log = log;
  }

  /**
   * Has them transformed anew.
   *
   * @return how many there are
   */
  public int retransform() {
    List<Class<?>> servlets = find();
    for (int from = 0; from < servlets.size(); from += BATCH) {
      retransform(servlets.subList(from, Math.min(from + BATCH, servlets.size())));
    }
    return servlets.size();
  }

  private void retransform(List<Class<?>> batch) {
    try {
      instrumentation.retransformClasses(batch.toArray(new Class<?>[0]));
    } catch (Throwable e) {
      if (batch.size() == 1) {
        log.warnOncePerMinute(
            "retransform", "The class " + batch.get(0).getName() + " stays as it is: " + e);
        return;
      }
      for (Class<?> each : batch) {
        retransform(new ArrayList<Class<?>>(Arrays.<Class<?>>asList(each)));
      }
    }
  }

  private List<Class<?>> find() {
    List<Class<?>> found = new ArrayList<>();
    Set<Class<?>> relatives = new HashSet<>();
    Set<Class<?>> others = new HashSet<>();
    LoadedApi api = new LoadedApi();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getClassLoader() != null
          && (isServletClass(type, relatives, others) || api.concerns(type))
          && instrumentation.isModifiableClass(type)) {
        found.add(type);
      }
    }
    return found;
  }

  private static boolean isServletClass(
      Class<?> type, Set<Class<?>> relatives, Set<Class<?>> others) {
    return !type.isInterface() && !type.isArray() && isServlet(type, relatives, others);
  }

  /** By the names of its ancestors, which are all loaded: nothing is loaded or linked for it. */
  private static boolean isServlet(Class<?> type, Set<Class<?>> relatives, Set<Class<?>> others) {
    if (type == null || type == Object.class || others.contains(type)) {
      return false;
    }
    boolean servlet =
        relatives.contains(type)
            || TYPES.contains(type.getName())
            || isServlet(type.getSuperclass(), relatives, others);
    if (!servlet) {
      for (Class<?> parent : type.getInterfaces()) {
        servlet |= isServlet(parent, relatives, others);
      }
    }
    (servlet ? relatives : others).add(type);
    return servlet;
  }
}
