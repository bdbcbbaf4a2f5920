package io.useractivity.engine.capture.identity;

import io.useractivity.engine.record.Identity;

/** What is known of a request's user at one moment; immutable. */
final class Finding {

  static final Finding NOTHING = new Finding(Identity.UNKNOWN, null, false);

  /** What a row may say. */
  final Identity identity;

  private final String signedIn;
  private final boolean byPrincipal;

  /**
   * @param signedIn by which name somebody is: what a log-in and a log-out change; null for nobody
   * @param byPrincipal whether the principal says so, and not the session
   */
  Finding(Identity identity, String signedIn, boolean byPrincipal) {
    this.identity = identity;
    this.signedIn = signedIn;
    this.byPrincipal = byPrincipal;
  }

  boolean isSomebodySignedIn() {
    return signedIn != null;
  }

  /** Whether the principal says so. */
  boolean isByPrincipal() {
    return byPrincipal && signedIn != null;
  }

  /** Whether that is certainly somebody else: the two places may call one user differently. */
  boolean isOtherThan(Finding other) {
    return byPrincipal == other.byPrincipal && !signedIn.equals(other.signedIn);
  }
}
