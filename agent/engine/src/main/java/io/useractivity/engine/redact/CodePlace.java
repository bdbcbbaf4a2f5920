package io.useractivity.engine.redact;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.text.Ascii;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where a field called {@code code}, {@code ticket} or the like stands, which tells what it is. */
final class CodePlace {

  /** No other field called code stands beside one of these. */
  private static final Set<String> OAUTH =
      set("granttype", "redirecturi", "clientid", "clientsecret", "codeverifier", "sessionstate");

  /** Beside these, what a machine made is one: an address has a state too. */
  private static final Set<String> MAYBE_OAUTH =
      set("state", "scope", "iss", "authuser", "prompt", "nonce");

  /** An answer of OAuth has no others. */
  private static final Set<String> OF_ANSWER =
      set("code", "state", "scope", "iss", "sessionstate", "authuser", "prompt", "nonce", "hd");

  private static final Set<String> CAS = set("service", "targetservice", "pgturl", "renew");

  /** Digits beside one of these are a second factor. */
  private static final Set<String> SIGN_IN =
      set(
          "password",
          "passwd",
          "pwd",
          "pass",
          "jpassword",
          "mfatoken",
          "mfaid",
          "mfatype",
          "mfamethod",
          "factor",
          "factorid",
          "factortype",
          "challengeid",
          "challengename",
          "trustdevice",
          "trusteddevice",
          "trustthisdevice",
          "rememberdevice",
          "rememberthisdevice",
          "trustbrowser",
          "rememberbrowser");

  /** Names of the single digits of a second factor. */
  private static final Set<String> DIGITS = set("digit", "digits", "code", "d", "num", "n");

  /** What a second factor is called where the path says that it is one. */
  private static final Set<String> FACTORS =
      set("token", "answer", "response", "challenge", "value", "number", "digits", "sms", "factor");

  private static final int MIN_MACHINE_MADE_CHARS = 8;
  private static final int MIN_CALLBACK_CHARS = 6;
  private static final int MIN_DIGITS = 4;
  private static final int MAX_DIGITS = 8;
  private static final int MAX_NAME_CHARS = 64;

  /** Of a country or of one of its states. */
  private static final int CHARS_OF_AREA = 2;

  /** How names end of which one may be a code's. */
  private static final String[] ENDINGS = {
    "code",
    "ticket",
    "lt",
    "digit",
    "digits",
    "num",
    "token",
    "answer",
    "response",
    "challenge",
    "value",
    "number",
    "sms",
    "factor"
  };

  /** The last letters of these; few names need a closer look. */
  private static final int LAST_LETTERS = lastLetters();

  private final Map<String, String> values;
  private final CodePath path;

  /**
   * @param values of all fields there, by the letters of their names
   */
  CodePlace(Map<String, String> values, CodePath path) {
    this.values = values;
    this.path = path;
  }

  private static Set<String> set(String... names) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
  }

  static String letters(String name) {
    return name.length() > MAX_NAME_CHARS ? "" : FieldName.of(name).letters();
  }

  /** The same of one of several fields: code1, digit-2. */
  private static String kind(String name) {
    String letters = letters(name);
    int end = letters.length();
    while (end > 0 && Ascii.isDigit(letters.charAt(end - 1))) {
      end--;
    }
    return letters.substring(0, end);
  }

  /** Whether a field of that name can be one at all; asked of each field, so it only looks. */
  @DontInline
  static boolean mayBeCode(String name) {
    int end = name.length();
    while (end > 0 && !isLetter(name.charAt(end - 1))) {
      end--;
    }
    if (end <= 1) {
      return end == 1;
    }
    if ((LAST_LETTERS & bit(name.charAt(end - 1))) == 0) {
      return false;
    }
    for (String ending : ENDINGS) {
      if (name.regionMatches(true, end - ending.length(), ending, 0, ending.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLetter(char c) {
    return Ascii.isAlphanumeric(c) && !Ascii.isDigit(c);
  }

  private static int lastLetters() {
    int letters = 0;
    for (String ending : ENDINGS) {
      letters |= bit(ending.charAt(ending.length() - 1));
    }
    return letters;
  }

  /** One for each letter, in either case. */
  private static int bit(char letter) {
    return 1 << ((letter | 0x20) - 'a');
  }

  /** Whether a field of that name and value is a code that proves who somebody is. */
  boolean isSecret(String name, String value) {
    String kind = kind(name);
    switch (kind) {
      case "code":
        return isOfOauth(value) || isFactor(kind, value);
      case "ticket":
        return isMachineMade(value, MIN_MACHINE_MADE_CHARS) && (path.isCallback() || hasAnyOf(CAS));
      case "confirmationcode": // a booking's has letters
        return isDigits(value);
      case "lt": // CAS's, of a log-in form
        return value.startsWith("LT-");
      default:
        boolean named = kind.endsWith("code") || DIGITS.contains(kind) || FACTORS.contains(kind);
        return named && isFactor(kind, value);
    }
  }

  private boolean isOfOauth(String value) {
    if (hasAnyOf(OAUTH)) {
      return true;
    }
    String state = values.get("state");
    boolean answer = state != null && OF_ANSWER.containsAll(values.keySet());
    if (answer && state.length() > CHARS_OF_AREA) {
      return true;
    }
    boolean stateOfMachine = state != null && isMachineMade(state, MIN_MACHINE_MADE_CHARS);
    return stateOfMachine
        || (isMachineMade(value, MIN_CALLBACK_CHARS) && path.isCallback())
        || (isMachineMade(value, MIN_MACHINE_MADE_CHARS) && hasAnyOf(MAYBE_OAUTH));
  }

  private boolean isFactor(String kind, String value) {
    if (DIGITS.contains(kind) && digits(value) == 1) {
      return path.isOfSecondFactor();
    }
    if (!isDigits(value)) {
      return false;
    }
    boolean code = kind.equals("code");
    return path.isOfSecondFactor() || (code && (hasAnyOf(SIGN_IN) || path.isOfSignIn()));
  }

  /** Whether a value is as many digits as a person can type in time. */
  private static boolean isDigits(String value) {
    int digits = digits(value);
    return digits >= MIN_DIGITS && digits <= MAX_DIGITS;
  }

  /** How many there are, if there is nothing else than what makes them easier to read; else 0. */
  private static int digits(String value) {
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Ascii.isDigit(c)) {
        digits++;
      } else if (c != ' ' && c != '-') {
        return 0;
      }
    }
    return digits;
  }

  private static boolean isMachineMade(String value, int minChars) {
    return value.length() >= minChars && !HiddenValue.isOrdinary(value);
  }

  private boolean hasAnyOf(Set<String> names) {
    return !Collections.disjoint(values.keySet(), names);
  }
}
