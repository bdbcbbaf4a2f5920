package io.useractivity.engine.capture;

import io.useractivity.engine.capture.servlet.DispatchKind;
import io.useractivity.engine.capture.servlet.ServletApi;

/** Tells whether a dispatch shows the error page of the exchange that its thread worked on. */
final class ErrorPage {

  private ErrorPage() {}

  static boolean isOf(Exchange left, DispatchKind kind, ServletApi api, Object request)
      throws Throwable {
    if (kind != DispatchKind.ERROR || !left.isOf(api.dispatches().failedPath(request))) {
      return false;
    }
    // The next client's error page may be for the same path, on the same thread: of a log-in. An
    // exception while reading a broken body is the page's though the application has caught it
    // (Tomcat 10.1, InputBuffer.handleReadException).
    return left.outcome().wasThrown()
        || left.outcome().status() == null
        || left.outcome().status().equals(api.dispatches().failedStatus(request))
        || api.dispatches().failedByException(request);
  }
}
