package io.useractivity.engine.capture;

import io.useractivity.engine.capture.servlet.Container;
import io.useractivity.engine.capture.servlet.FailureStatus;
import io.useractivity.engine.capture.servlet.ServletApi;

/** Reads from a response what became of the request. For the thread that works on the request. */
final class ResponseReader {

  private volatile boolean asksForLocation;
  private volatile boolean asksForContentType;

  /** Which headers of responses are worth copying; for any thread. */
  void askFor(boolean location, boolean contentType) {
    asksForLocation = location;
    asksForContentType = contentType;
  }

  /**
   * Notes what the client gets as a dispatch ends.
   *
   * @param thrown what left the dispatch, or null
   * @param failsAnew whether an exception makes another status of a failure
   */
  void ofDispatch(
      Exchange exchange, ServletApi api, Object response, Throwable thrown, boolean failsAnew)
      throws Throwable {
    Integer status = api.status(response);
    boolean onItsWay = thrown == null || Container.isCommitted(api, response);
    if (status != null && (status < 400 || failsAnew) && !onItsWay) {
      status = Container.failureStatus(api, response, thrown);
    }
    headers(exchange, api, response, status);
    exchange.ended(status, thrown != null, System.nanoTime());
  }

  /**
   * Notes what the client gets as an asynchronous request ends.
   *
   * @param failed whether the container has told of an exception
   * @param cause that exception, or null
   */
  Integer ofAsync(
      Exchange exchange, ServletApi api, Object response, boolean failed, Throwable cause)
      throws Throwable {
    Integer status = api.status(response);
    if (status != null && status < 400 && failed && !api.isCommitted(response)) {
      status = cause == null ? FailureStatus.SERVER_ERROR : FailureStatus.of(cause);
    }
    headers(exchange, api, response, status);
    if (exchange.state() == Exchange.State.ASYNC) {
      exchange.ended(status, false, System.nanoTime());
    }
    return status;
  }

  /** Headers that a rule asks for, that tell a static file, or how a log-in went. */
  private void headers(Exchange exchange, ServletApi api, Object response, Integer status) {
    StaticFile file = exchange.staticFile();
    boolean signIn = exchange.user().mayBeSignIn();
    if (!asksForLocation && !asksForContentType && file == null && !signIn) {
      return;
    }
    try {
      boolean wantsType = asksForContentType || signIn;
      String location = asksForLocation || signIn ? api.responseHeader(response, "Location") : null;
      String type = wantsType || file != null ? api.responseContentType(response) : null;
      exchange.headers(location, wantsType ? type : null);
      if (file != null) {
        exchange.answeredWithStaticFile(file.isAnsweredWith(status, type));
      }
      if (signIn && GrantedCookie.isAmong(api.signIns().cookiesSet(response))) {
        exchange.user().grant();
      }
    } catch (Throwable wrappersOwn) {
      // The application's wrappers answer here.
    }
  }

  /** Notes the web framework's route, if it tells one. */
  static void route(Exchange exchange, ServletApi api, Object request) {
    try {
      exchange.routeTemplate(api.routeTemplate(request));
    } catch (Throwable wrappersOwn) {
      // The application's wrappers answer here.
    }
  }
}
