package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Values that somebody chooses among a few: yes and no, and short names of kinds and amounts. */
final class Choice {

  private static final Set<String> TRUE_OR_FALSE = set("true", "false", "on", "off", "yes", "no");

  /** The same in short, in other languages, and what boxes send. */
  private static final Set<String> YES_OR_NO =
      set(
          "",
          "1",
          "0",
          "y",
          "n",
          "t",
          "f",
          "ja",
          "nein",
          "oui",
          "non",
          "si",
          "null",
          "none",
          "undefined",
          "checked",
          "unchecked");

  private static final int MAX_KIND_CHARS = 64;
  private static final int MAX_AMOUNT_DIGITS = 10;

  /** Of the number of an algorithm, a version or a year: RS256, TLSv1.2. */
  private static final int MAX_DIGITS_OF_WORD = 4;

  /** Words in one, and the digits in it: SHA256withRSA. */
  private static final int MAX_RUNS = 4;

  private static final String SEPARATORS = "_-. :/,+()";

  private Choice() {}

  private static Set<String> set(String... values) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(values)));
  }

  /** No machine's secret is one of these. */
  static boolean isTrueOrFalse(String value) {
    return value.length() <= 5 && TRUE_OR_FALSE.contains(value.toLowerCase(Locale.ROOT));
  }

  static boolean isYesOrNo(String value) {
    return isTrueOrFalse(value)
        || (value.length() <= 9 && YES_OR_NO.contains(value.toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether a value says what its name says: a button's, {@code authorize=Authorize}, or that of
   * one box of several, {@code scope_email=email}.
   */
  static boolean repeats(FieldName name, String value) {
    if (value.length() > MAX_KIND_CHARS) {
      return false;
    }
    String letters = FieldName.of(value).letters();
    return letters.equals(name.letters())
        || (name.letters().startsWith("scope") && name.letters().equals("scope" + letters));
  }

  /**
   * Whether a value is the name of a kind, as lists of choices and programmers have them, or an
   * amount: words of letters, perhaps with a short number, such as {@code client_secret_basic},
   * {@code RS256} and {@code 3600}. What machines make is neither.
   */
  static boolean isKind(String value) {
    if (value.length() > MAX_KIND_CHARS) {
      return false;
    }
    if (isYesOrNo(value) || isAmount(value)) {
      return true;
    }
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || SEPARATORS.indexOf(value.charAt(i)) >= 0) {
        if (!isWord(value, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  private static boolean isAmount(String value) {
    if (value.isEmpty() || value.length() > MAX_AMOUNT_DIGITS) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (!Ascii.isDigit(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A few runs of letters in one case, of a capital and small ones, or of digits. */
  private static boolean isWord(String value, int start, int end) {
    int runs = 0;
    int i = start;
    while (i < end) {
      int next = runEnd(value, i, end);
      boolean digits = Ascii.isDigit(value.charAt(i));
      boolean alone = next - i == 1 && !digits;
      boolean besideDigits =
          (next < end && Ascii.isDigit(value.charAt(next)))
              || (i > start && Ascii.isDigit(value.charAt(i - 1)));
      runs++;
      if (next == i
          || runs > MAX_RUNS
          || (digits && next - i > MAX_DIGITS_OF_WORD)
          || (alone && next - i < end - start && !besideDigits)) {
        return false;
      }
      i = next;
    }
    return true;
  }

  /** Where a run ends that begins there; there itself if none does. */
  private static int runEnd(String value, int start, int end) {
    int i = start;
    if (Ascii.isDigit(value.charAt(i))) {
      while (i < end && Ascii.isDigit(value.charAt(i))) {
        i++;
      }
      return i;
    }
    while (i < end && Character.isUpperCase(value.charAt(i))) {
      i++;
    }
    if (i - start > 1) {
      return i; // TLS, and the next word's capital with it
    }
    while (i < end && isSmallLetter(value.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSmallLetter(char c) {
    return Character.isLetter(c) && !Character.isUpperCase(c);
  }
}
