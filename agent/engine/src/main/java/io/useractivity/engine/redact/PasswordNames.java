package io.useractivity.engine.redact;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Which fields a password is typed into, or a second factor, by their names. */
public final class PasswordNames {

  private static final int LONGEST = 256;

  private static final NamePatterns PASSWORDS =
      new NamePatterns(DefaultNames.PASSWORDS, DefaultNames.ORDINARY);

  private static final NamePatterns CODES =
      new NamePatterns(
          Arrays.asList(
              "pin",
              "*userpin",
              "*loginpin",
              "*accesspin",
              "otp*",
              "*otp",
              "totp",
              "mfa*",
              "*mfa",
              "2fa",
              "twofa*",
              "*2facode*",
              "*twofactor*",
              "*verificationcode*",
              "*logincode*",
              "*onetimecode*",
              "*smscode*",
              "*securitycode*",
              "*recoverycode*"),
          DefaultNames.ORDINARY);

  /** Of fields about a password that hold none: a box to tick, a hint. */
  private static final List<String> ABOUT =
      Collections.unmodifiableList(
          Arrays.asList("show", "remember", "save", "forgot", "lost", "hint", "strength"));

  /** Of a password that is chosen or changed. */
  private static final List<String> CHOSEN =
      Collections.unmodifiableList(
          Arrays.asList(
              "confirm",
              "repeat",
              "retype",
              "again",
              "new",
              "old",
              "current",
              "pwneu",
              "pwalt",
              "neues",
              "altes",
              "wiederhol",
              "bestatig"));

  private PasswordNames() {}

  /** Whether a password is typed into a field of that name. */
  public static boolean isPassword(String name) {
    if (name.length() > LONGEST) {
      return false;
    }
    FieldName field = FieldName.of(name);
    return PASSWORDS.isSensitive(field) && !hasAny(field, ABOUT);
  }

  /** Whether a number or a code that proves who somebody is is typed into a field of that name. */
  public static boolean isCode(String name) {
    return name.length() <= LONGEST && CODES.isSensitive(FieldName.of(name));
  }

  /** Whether the password of that field is being chosen or changed, rather than asked for. */
  public static boolean isChosen(String name) {
    FieldName field = FieldName.of(name);
    return hasAny(field, CHOSEN) || field.letters().endsWith("2");
  }

  private static boolean hasAny(FieldName field, List<String> words) {
    for (String word : words) {
      if (field.letters().contains(word)) {
        return true;
      }
    }
    return false;
  }
}
