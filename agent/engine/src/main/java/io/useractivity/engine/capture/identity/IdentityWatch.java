package io.useractivity.engine.capture.identity;

import io.useractivity.engine.match.SignInWords;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestLine;

/**
 * Tells a log-in and a log-out of one exchange by who was signed in when it began and who when it
 * ended, whatever its URL. Where the identity does not tell, what the request carried may, which is
 * for others to look at. For the thread whose dispatch runs.
 *
 * <p>Only the principal and the session count: an application that is told the user anew by each
 * request, in a header, sees nobody come or go. Each request object is compared with itself alone,
 * since the requests that a security filter wraps know users whom the container's does not.
 */
final class IdentityWatch {

  private static final int NOT_MODIFIED = 304;

  private Finding before = Finding.NOTHING;
  private boolean sessionBefore;
  private boolean sessionEnded;
  private boolean refused;
  private boolean nestedStays;
  private boolean stays;
  private boolean mayBeSignIn;
  private boolean granted;
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

  /** A nested call's own request knows somebody as it ends. */
  void nestedStays() {
    nestedStays = true;
  }

  /**
   * A dispatch ends; the last one decides.
   *
   * @param begunAnew whether the session has ended and another one has begun
   */
  void end(Finding after, boolean hasSession, boolean begunAnew) {
    sessionEnded = sessionBefore && (!hasSession || begunAnew);
    boolean came = after.isSomebodySignedIn();
    stays = came || (nestedStays && ofANestedRequest != IdentityChange.LOGOUT);
    if (!before.isSomebodySignedIn()) {
      ofTheRequest = came ? IdentityChange.LOGIN : ofANestedRequest;
    } else if (came && after.isOtherThan(before)) {
      ofTheRequest = IdentityChange.LOGIN;
    } else if (!came || (sessionBefore && !hasSession) || (begunAnew && after.isByPrincipal())) {
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

  /** Whether somebody has come. */
  boolean hasCome() {
    return ofTheRequest == IdentityChange.LOGIN;
  }

  /** Whether the user has gone. */
  boolean hasGone() {
    return ofTheRequest == IdentityChange.LOGOUT;
  }

  /** What changed is not to count: the request brought its own credentials. */
  void forget() {
    ofTheRequest = IdentityChange.NONE;
  }

  /** Nobody came or went that could be seen, but somebody may have tried to come. */
  void maySignIn() {
    mayBeSignIn = true;
  }

  boolean mayBeSignIn() {
    return mayBeSignIn;
  }

  /** The answer gives out a cookie that signs in. */
  void grant() {
    granted = true;
  }

  /**
   * What a finished exchange was.
   *
   * @param hasUser whether any user is known
   */
  IdentityChange change(RequestLine line, Outcome outcome, boolean hasUser) {
    if (refused) {
      return IdentityChange.FAILED_LOGIN;
    }
    if (hasChanged()) {
      return ofTheRequest;
    }
    // Some sign-ins leave no name in the session; that somebody leaves is seen by its end.
    if ((hasUser || sessionEnded) && !outcome.isFailure() && mayBeLogout(line, outcome)) {
      return IdentityChange.LOGOUT;
    }
    if (!mayBeSignIn) {
      return IdentityChange.NONE;
    }
    return granted ? IdentityChange.GRANTED : IdentityChange.POSSIBLE;
  }

  /** A page that asks whether one really wants to leave is none: the user stays. */
  private boolean mayBeLogout(RequestLine line, Outcome outcome) {
    boolean get = "GET".equals(line.method());
    boolean redirects =
        outcome.status() != null && outcome.status() / 100 == 3 && outcome.status() != NOT_MODIFIED;
    return ("POST".equals(line.method()) || (get && (redirects || !stays)))
        && SignInWords.isLogout(line.path());
  }
}
