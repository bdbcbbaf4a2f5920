package io.useractivity.engine.capture.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Name and password in a header {@code Authorization: Basic} (RFC 7617). */
final class BasicCredentials {

  private static final String SCHEME = "Basic ";

  private static final int LONGEST = 1_024;

  private BasicCredentials() {}

  /**
   * The name alone.
   *
   * @param authorization may be null
   * @return null if there is none
   */
  static String user(String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    byte[] credentials;
    try {
      credentials = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).trim());
    } catch (IllegalArgumentException malformed) {
      return null;
    }
    int colon = 0;
    while (colon < credentials.length && credentials[colon] != ':') {
      colon++;
    }
    boolean named = colon > 0 && colon < credentials.length;
    return named ? new String(credentials, 0, colon, StandardCharsets.UTF_8) : null;
  }
}
