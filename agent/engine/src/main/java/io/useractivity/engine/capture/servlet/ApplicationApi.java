package io.useractivity.engine.capture.servlet;

import io.useractivity.boundaries.DontInline;

/**
 * What a servlet API tells of the application that a request is for. Part of a {@link ServletApi}.
 * Immutable.
 */
final class ApplicationApi {

  private final ServletCalls calls;

  /** Not before servlet 3. */
  private final boolean isKnown;

  ApplicationApi(boolean hasServlet3, ServletCalls calls) {
    this.isKnown = hasServlet3;
    this.calls = calls;
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
    if (!isKnown) {
      return null;
    }
    try {
      Object context = calls.servletContext(request);
      return context == null ? null : calls.path(context);
    } catch (Throwable unsupported) {
      return null; // An application may make requests of its own, for an older API.
    }
  }
}
