package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;

/**
 * Finds card numbers (ISO/IEC 7812): 13 to 19 digits, in groups or not, that begin as an issuer's
 * do and whose check digit (annex B of that standard, "Luhn") is right. A timestamp or an order's
 * number is none.
 */
final class CardNumber {

  private static final int MAX_DIGITS = 19;

  private static final int PREFIX_DIGITS = 4;

  private static final int MIN_TRACK_DIGITS = 7;
  private static final int MAX_TRACK_CHARS = 80;

  /** Shorter ones are parts of addresses and versions. */
  private static final int MIN_DOTTED_GROUP = 4;

  private static final String SEPARATORS = " -+_/\u00a0\u2009\u202f\u2010\u2011\u2013";

  /** First and last prefix of each issuer, in four digits, and the lengths of its numbers. */
  private static final int[][] ISSUERS = {
    {4000, 4999, 13, 19}, // Visa
    {5100, 5599, 16, 16}, // Mastercard
    {2221, 2720, 16, 16},
    {3400, 3499, 15, 15}, // American Express
    {3700, 3799, 15, 15},
    {3000, 3059, 14, 19}, // Diners Club
    {3095, 3095, 14, 19},
    {3600, 3699, 14, 19},
    {3800, 3999, 14, 19},
    {3528, 3589, 16, 19}, // JCB
    {6011, 6011, 16, 19}, // Discover
    {6440, 6599, 16, 19},
    {6200, 6299, 16, 19}, // UnionPay
    {8100, 8199, 16, 19},
    {5000, 5099, 13, 19}, // Maestro
    {5600, 5899, 13, 19},
    {6300, 6399, 13, 19},
    {6700, 6799, 13, 19},
    {2200, 2204, 16, 19}, // Mir
    {9792, 9792, 16, 16}, // Troy
  };

  private CardNumber() {}

  /**
   * Where the longest card number ends that begins here, or -1.
   *
   * @param at the first digit of a group
   */
  static int end(String text, int at) {
    if (at > 1 && text.charAt(at - 1) == '.' && isDigit(text, at - 2)) {
      return -1; // a fraction
    }
    int lengths = 0;
    int prefix = 0;
    int count = 0;
    int group = 0;
    // The check digit's sum for an odd and for an even count, since the last digit is not doubled.
    int odd = 0;
    int even = 0;
    int found = -1;
    int i = at;
    while (isDigit(text, i) && count < MAX_DIGITS) {
      int digit = Character.digit(text.charAt(i++), 10);
      int doubled = digit > 4 ? 2 * digit - 9 : 2 * digit;
      count++;
      odd += count % 2 == 1 ? digit : doubled;
      even += count % 2 == 1 ? doubled : digit;
      group++;
      if (count <= PREFIX_DIGITS) {
        prefix = 10 * prefix + digit;
        if (count == PREFIX_DIGITS) {
          lengths = lengths(prefix);
          if (lengths == 0) {
            return -1;
          }
        }
      }
      boolean isCard = (lengths & 1 << count) != 0 && (count % 2 == 1 ? odd : even) % 10 == 0;
      if (isCard && !goesOn(text, i)) {
        found = i;
      }
      int separator = separator(text, i, group);
      group = separator > 0 ? 0 : group;
      i += separator;
    }
    return found < 0 ? -1 : endOfTrack(text, found);
  }

  /**
   * What follows the number on a magnetic stripe (ISO/IEC 7813): when it expires, and its checks.
   */
  private static int endOfTrack(String text, int from) {
    char c = from < text.length() ? text.charAt(from) : ' ';
    boolean second = c == '=' && isDigit(text, from + 1) && isDigit(text, from + MIN_TRACK_DIGITS);
    if (c != '^' && !second) {
      return from;
    }
    int i = from;
    while (i < text.length()
        && i - from < MAX_TRACK_CHARS
        && "?\r\n\"'&<".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** The lengths of the numbers that begin so, one bit each. */
  private static int lengths(int prefix) {
    int lengths = 0;
    for (int[] issuer : ISSUERS) {
      if (prefix >= issuer[0] && prefix <= issuer[1]) {
        // From the shortest to the longest, both included.
        lengths |= (1 << (issuer[3] + 1)) - (1 << issuer[2]);
      }
    }
    return lengths;
  }

  /** Whether digits or a fraction go on here; {@code .0} is what spreadsheets add. */
  private static boolean goesOn(String text, int at) {
    if (at == text.length() || text.charAt(at) != '.') {
      return isDigit(text, at);
    }
    int i = at + 1;
    while (i < text.length() && i - at <= 2 && text.charAt(i) == '0') {
      i++;
    }
    return isDigit(text, i);
  }

  /** How long what separates two groups is: 0 if nothing does. */
  private static int separator(String text, int at, int group) {
    int length = 0;
    char c = at < text.length() ? text.charAt(at) : 'x';
    if (SEPARATORS.indexOf(c) >= 0 || (c == '.' && group >= MIN_DOTTED_GROUP)) {
      length = 1;
    } else if (text.startsWith("%20", at)) {
      length = 3;
    }
    return length > 0 && isDigit(text, at + length) ? length : 0;
  }

  /** Digits of any script: full-width ones are read as ours are. */
  static boolean isDigit(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return Ascii.isDigit(c) || (c > 0x7f && Character.isDigit(c));
  }
}
