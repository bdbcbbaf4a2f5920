package io.useractivity.engine.capture;

/** What sets single containers apart, told by the class of their request. */
final class Container {

  private Container() {}

  /** Where an error page that throws is a 500; elsewhere the first status stays then. */
  static boolean isUndertow(Object innermostRequest) {
    return innermostRequest.getClass().getName().startsWith("io.undertow.");
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
