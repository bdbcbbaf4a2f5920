package io.useractivity.engine.capture;

/** What sets single containers apart, told by the class of their requests. */
final class Container {

  private static final ClassValue<Boolean> FAILS_ANEW =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getName().startsWith("io.undertow.") || isGlassFishs(type);
        }
      };

  private Container() {}

  /**
   * Whether the status of an error page that throws is that exception's, as on Undertow and
   * GlassFish: the specification leaves it to the server. Elsewhere the first failure's stays.
   */
  static boolean failsAnew(Object innermostRequest) {
    return FAILS_ANEW.get(innermostRequest.getClass());
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

  /**
   * Where a listener makes another answer of an exception after {@code startAsync}: with none,
   * Jetty 12 ignores the exception and waits for the end or the timeout ({@code onError} in
   * HttpChannelState and ServletChannelState). So ours comes when the dispatch has ended; nobody
   * else can end the asynchronous request before.
   */
  static boolean isJetty12(Object innermostRequest) {
    return innermostRequest.getClass().getName().startsWith("org.eclipse.jetty.ee");
  }
}
