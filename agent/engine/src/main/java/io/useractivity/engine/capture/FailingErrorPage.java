package io.useractivity.engine.capture;

/** An error page that throws: what the client gets then, the specification leaves to the server. */
final class FailingErrorPage {

  private static final ClassValue<Boolean> DECIDES =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getName().startsWith("io.undertow.") || isGlassFishs(type);
        }
      };

  private FailingErrorPage() {}

  /**
   * Whether the exception makes the status, as on Undertow and GlassFish; elsewhere the first
   * failure's stays.
   *
   * @param request the container's own class of requests
   */
  static boolean decidesTheStatus(Class<?> request) {
    return DECIDES.get(request);
  }

  /** Its class has the name of Tomcat's, and a method of its own. */
  private static boolean isGlassFishs(Class<?> type) {
    try {
      type.getMethod("getUnwrappedCoyoteRequest");
      return true;
    } catch (NoSuchMethodException | LinkageError another) {
      return false;
    }
  }
}
