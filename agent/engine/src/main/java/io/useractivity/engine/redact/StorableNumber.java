package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;

/**
 * Which numbers of JSON every database takes, and keeps as they are. MySQL refuses a row for {@code
 * 1e309}, and for {@code 0e309} as well, H2 for an exponent beyond an int; MySQL rounds integers of
 * more than 64 bits and what has more digits than a double.
 */
final class StorableNumber {

  /** All integers of so many digits have 64 bits; a double is written with 17 at most. */
  private static final int MAX_SIGNIFICANT_DIGITS = 18;

  private static final int MAX_CHARS = 40;
  private static final int MAX_EXPONENT_DIGITS = 2;

  private StorableNumber() {}

  /** Whether a number as JSON has it is one of those. */
  static boolean is(String number) {
    if (number.length() > MAX_CHARS) {
      return false;
    }
    int significant = 0;
    int i = number.startsWith("-") ? 1 : 0;
    while (i < number.length() && (Ascii.isDigit(number.charAt(i)) || number.charAt(i) == '.')) {
      char c = number.charAt(i);
      if (c != '.' && (c != '0' || significant > 0)) {
        significant++;
      }
      i++;
    }
    return significant <= MAX_SIGNIFICANT_DIGITS && isExponent(number, i);
  }

  /** Whether nothing follows or a small exponent; infinity and what is no number are neither. */
  private static boolean isExponent(String number, int start) {
    if (start == number.length()) {
      return true;
    }
    int i = start + 1;
    if (i < number.length() && (number.charAt(i) == '-' || number.charAt(i) == '+')) {
      i++;
    }
    int digits = i;
    while (i < number.length() && Ascii.isDigit(number.charAt(i))) {
      i++;
    }
    return (number.charAt(start) == 'e' || number.charAt(start) == 'E')
        && i == number.length()
        && i > digits
        && i - digits <= MAX_EXPONENT_DIGITS;
  }
}
