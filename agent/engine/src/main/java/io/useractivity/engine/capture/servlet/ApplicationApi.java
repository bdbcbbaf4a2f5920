package io.useractivity.engine.capture.servlet;

import io.useractivity.boundaries.DontInline;
import java.lang.invoke.MethodHandle;

/**
 * What a servlet API tells of the application that a request is for. Part of a {@link ServletApi}.
 * Immutable.
 */
final class ApplicationApi {

  /** Null before servlet 3. */
  private final MethodHandle getServletContext;

  /** Null before servlet 2.5. */
  private final MethodHandle getContextPath;

  ApplicationApi(String prefix, Class<?> request) {
    Class<?> context = ApiLookup.load(prefix + "ServletContext", request.getClassLoader());
    getServletContext = ApiLookup.optional(request, "getServletContext", context);
    getContextPath = ApiLookup.optional(context, "getContextPath", String.class);
  }

  /**
   * The context path, where a request's path begins with what the application is called; else null.
   * Asking the request is dearer: each time, Tomcat looks for it in the URI, by the decoded and
   * normalised form of each of its beginnings.
   */
  @DontInline
  String pathOf(Object request, String path) {
    String application = pathOf(request);
    boolean within =
        application != null
            && path.startsWith(application)
            && path.startsWith("/", application.length());
    return within ? application : null;
  }

  private String pathOf(Object request) {
    if (getServletContext == null || getContextPath == null) {
      return null;
    }
    try {
      Object context = (Object) getServletContext.invokeExact(request);
      return context == null ? null : (String) (Object) getContextPath.invokeExact(context);
    } catch (Throwable unsupported) {
      return null; // An application may make requests of its own, for an older API.
    }
  }
}
