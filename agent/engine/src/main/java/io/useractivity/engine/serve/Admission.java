package io.useractivity.engine.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Lets one browser in: whoever brings the token first gets a cookie for it, and nobody else does.
 * The token is in an address, which stays in histories and terminals; so it is worth nothing then.
 * Safe for use by any thread.
 */
final class Admission {

  private static final int BYTES = 32;

  private final String token;
  private final String cookie;
  private boolean used;

  private Admission(String token, String cookie) {
    this.token = token;
    this.cookie = cookie;
  }

  static Admission draw() {
    SecureRandom random = new SecureRandom();
    return new Admission(text(random), text(random));
  }

  private static String text(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String token() {
    return token;
  }

  /**
   * Takes the token.
   *
   * @param brought may be null
   * @return the cookie's value; null if it is another token, or was taken before
   */
  synchronized String exchange(String brought) {
    if (used || !isSame(token, brought)) {
      return null;
    }
    used = true;
    return cookie;
  }

  /**
   * Whether that is the cookie.
   *
   * @param brought may be null
   */
  synchronized boolean admits(String brought) {
    return used && isSame(cookie, brought);
  }

  /** In a time that does not tell how much of it is right. */
  private static boolean isSame(String right, String brought) {
    return brought != null
        && MessageDigest.isEqual(
            right.getBytes(StandardCharsets.UTF_8), brought.getBytes(StandardCharsets.UTF_8));
  }
}
