package io.useractivity.engine.capture.page;

import io.useractivity.engine.capture.identity.Asker;

/**
 * A request for a page: where it stands, and who asks. For the thread whose dispatch runs.
 *
 * <pre>
 *     ASKED ----> ANSWERED    by the agent
 *       |
 *       +-------> LEFT        to the application: its answer stands
 * </pre>
 */
public final class AskedPage {

  private enum State {
    ASKED,
    ANSWERED,
    LEFT
  }

  private final String requestUri;
  private final String path;
  private State state = State.ASKED;
  private Asker asker = Asker.NOBODY;
  private boolean servletReached;

  AskedPage(String requestUri, String path) {
    this.requestUri = requestUri;
    this.path = path;
  }

  /**
   * Whether a dispatch is still for it, and not for another path that the application has handed it
   * on to. Filters may say that the application is below a proxy's path, as Spring's {@code
   * ForwardedHeaderFilter} does: within the application it is the same all the same.
   *
   * @param uri as the request has it now
   * @param contextPath the same; may be null
   */
  public boolean isAt(String uri, String contextPath) {
    return requestUri.equals(uri)
        || (uri != null
            && contextPath != null
            && uri.length() == contextPath.length() + path.length()
            && uri.startsWith(contextPath)
            && uri.endsWith(path));
  }

  /** The path within the application, without path parameters. */
  public String path() {
    return path;
  }

  /** Who asks, as far as it is known. */
  public Asker asker() {
    return asker;
  }

  /** What an inner call of the request's own dispatch knows goes before what outer ones knew. */
  public void askedBy(Asker later) {
    if (!later.isNobody()) {
      asker = later;
    }
  }

  /** All filters of the application have let it pass. */
  public void reachesServlet() {
    servletReached = true;
  }

  public boolean hasReachedServlet() {
    return servletReached;
  }

  public boolean isOpen() {
    return state == State.ASKED;
  }

  public boolean isAnswered() {
    return state == State.ANSWERED;
  }

  public void answered() {
    state = State.ANSWERED;
  }

  /** The application's own answer is to stand, whatever calls follow. */
  public void leave() {
    state = State.LEFT;
  }
}
