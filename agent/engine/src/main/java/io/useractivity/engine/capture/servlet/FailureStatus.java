package io.useractivity.engine.capture.servlet;

/** The status that a container answers with for an exception, by the servlet specification. */
public final class FailureStatus {

  static final int NOT_FOUND = 404;
  public static final int SERVER_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  private static final int MOST_CAUSES = 100;

  private FailureStatus() {}

  /** The innermost cause; a chain that is no end's is cut off. */
  static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; depth < MOST_CAUSES && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root;
  }

  /** Servlet 4.0, section 9.9.2 "Error Pages" and 2.3.3.2 for {@code UnavailableException}. */
  public static int of(Throwable thrown) {
    if (!thrown.getClass().getName().endsWith(".servlet.UnavailableException")) {
      return SERVER_ERROR;
    }
    try {
      Object permanent = thrown.getClass().getMethod("isPermanent").invoke(thrown);
      return Boolean.TRUE.equals(permanent) ? NOT_FOUND : SERVICE_UNAVAILABLE;
    } catch (ReflectiveOperationException e) {
      return SERVICE_UNAVAILABLE;
    }
  }
}
