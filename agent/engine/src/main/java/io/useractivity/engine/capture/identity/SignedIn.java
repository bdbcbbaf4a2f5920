package io.useractivity.engine.capture.identity;

/** Who is signed in, and whether the principal or the session says so; immutable. */
final class SignedIn {

  private final String name;
  private final boolean principal;

  private SignedIn(String name, boolean principal) {
    this.name = name;
    this.principal = principal;
  }

  static SignedIn principal(String name) {
    return new SignedIn(name, true);
  }

  static SignedIn session(String name) {
    return new SignedIn(name, false);
  }

  /** Whether that is certainly somebody else: the two places may call one user differently. */
  boolean isOtherThan(SignedIn other) {
    return principal == other.principal && !name.equals(other.name);
  }
}
