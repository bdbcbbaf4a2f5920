package io.useractivity.engine.capture.identity;

/** The header {@code Authorization} (RFC 9110, 11.6.2). */
final class Credentials {

  private Credentials() {}

  /**
   * Whether name and password, or a token, come with each request: who is known by them signs in
   * and out with each, and that is no news. Kerberos ({@code Negotiate}) is, since its session goes
   * on without.
   *
   * @param authorization may be null
   */
  static boolean areBroughtBy(String authorization) {
    if (authorization == null) {
      return false;
    }
    int space = authorization.indexOf(' ');
    String scheme = space < 0 ? authorization : authorization.substring(0, space);
    return scheme.equalsIgnoreCase("Basic")
        || scheme.equalsIgnoreCase("Bearer")
        || scheme.equalsIgnoreCase("Digest");
  }
}
