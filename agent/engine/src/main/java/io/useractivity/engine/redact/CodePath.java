package io.useractivity.engine.redact;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;

/** A path that may tell that somebody signs in there. For one row, and one thread. */
final class CodePath {

  private static final String[] CALLBACKS = {
    "callback", "oauth", "oidc", "openid", "/sso", "saml", "/cas", "/cb"
  };

  private static final NamePatterns SECOND_FACTORS =
      patterns(
          "mfa",
          "2fa",
          "2sv",
          "2step",
          "totp",
          "hotp",
          "otp",
          "*twofactor*",
          "*twostep*",
          "*secondfactor*",
          "*multifactor*",
          "*authenticator*",
          "*onetime*",
          "*verifycode*",
          "*verificationcode*",
          "*smscode*",
          "*passcode*");

  private static final NamePatterns SIGN_INS =
      patterns(
          "login*",
          "*login",
          "logon*",
          "*logon",
          "signin*",
          "*signin",
          "signon*",
          "*signon",
          "auth",
          "authenticate",
          "authentication",
          "verify",
          "verification",
          "challenge",
          "*securitycheck");

  private final String path;
  private FieldName words;

  /**
   * @param path null if it is not known
   */
  CodePath(String path) {
    this.path = path == null ? "" : path;
  }

  private static NamePatterns patterns(String... words) {
    return new NamePatterns(Arrays.asList(words), Collections.<String>emptyList());
  }

  /** Whether OAuth, OpenID, SAML or CAS lead there. */
  boolean isCallback() {
    String lower = path.toLowerCase(Locale.ROOT);
    for (String sign : CALLBACKS) {
      if (lower.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a second factor is asked for there. */
  boolean isOfSecondFactor() {
    return SECOND_FACTORS.isSensitive(words());
  }

  boolean isOfSignIn() {
    return SIGN_INS.isSensitive(words());
  }

  private FieldName words() {
    if (words == null) {
      words = FieldName.of(path);
    }
    return words;
  }
}
