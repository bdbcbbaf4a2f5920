package io.useractivity.engine.capture.identity;

import io.useractivity.engine.record.IdentityChange;

/**
 * Tells a log-in and a log-out of one exchange by who was signed in when it began and who when it
 * ended, whatever its URL; where the identity does not tell, by a telling URL. For the thread whose
 * dispatch runs.
 *
 * <p>Only the principal and the session count: an application that is told the user anew by each
 * request, in a header, sees nobody come or go. Each request object is compared with itself alone,
 * since the requests that a security filter wraps know users whom the container's does not.
 */
final class IdentityWatch {

  private Finding before = Finding.NOTHING;
  private boolean sessionBefore;
  private boolean refused;
  private IdentityChange ofTheRequest = IdentityChange.NONE;
  private IdentityChange ofANestedRequest = IdentityChange.NONE;

  /** The first dispatch begins. */
  void begin(Finding found, boolean hasSession) {
    before = found;
    sessionBefore = hasSession;
  }

  /** The container's own log-in has said no, before the first dispatch began. */
  void refuse() {
    refused = true;
  }

  /** A nested call's own request knew nobody when it began, and somebody when it ended. */
  void nestedCame() {
    ofANestedRequest = IdentityChange.LOGIN;
  }

  /** A nested call's own request knew somebody when it began, and nobody when it ended. */
  void nestedWent() {
    ofANestedRequest = IdentityChange.LOGOUT;
  }

  /** A dispatch ends; the last one decides. */
  void end(Finding after, boolean hasSession) {
    boolean came = after.isSomebodySignedIn();
    if (!before.isSomebodySignedIn()) {
      ofTheRequest = came ? IdentityChange.LOGIN : ofANestedRequest;
    } else if (came && after.isOtherThan(before)) {
      ofTheRequest = IdentityChange.LOGIN;
    } else if (!came || (sessionBefore && !hasSession)) {
      // Tomcat keeps the principal until the request ends, whatever becomes of the session.
      ofTheRequest = IdentityChange.LOGOUT;
    } else {
      ofTheRequest = IdentityChange.NONE;
    }
  }

  /** Whether the identity changed. */
  boolean hasChanged() {
    return ofTheRequest != IdentityChange.NONE;
  }

  /** What changed is not to count: the request brought its own credentials. */
  void forget() {
    ofTheRequest = IdentityChange.NONE;
  }

  /**
   * What a finished exchange was.
   *
   * @param status null if it is not known
   * @param location where a redirect leads to, null for none
   * @param hasUser whether any user is known
   */
  IdentityChange change(
      String method, String path, Integer status, String location, boolean hasUser) {
    if (refused) {
      return IdentityChange.FAILED_LOGIN;
    }
    if (hasChanged() || !"POST".equals(method)) {
      return ofTheRequest;
    }
    boolean failed = status != null && status >= 400;
    if (SignInPath.isLogin(path) && !(failed && (status == 404 || status == 405))) {
      boolean refused = failed || SignInPath.tellsRefusal(location);
      return refused ? IdentityChange.FAILED_LOGIN : IdentityChange.LOGIN;
    }
    boolean logout = SignInPath.isLogout(path) && hasUser && !failed;
    return logout ? IdentityChange.LOGOUT : IdentityChange.NONE;
  }
}
