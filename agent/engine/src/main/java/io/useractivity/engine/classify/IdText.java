package io.useractivity.engine.classify;

import io.useractivity.engine.text.Ascii;

/** Which texts look like the id of something. */
final class IdText {

  private static final int MAX_CHARS = 64;

  private IdText() {}

  /** Numbers, UUIDs, and codes that are mostly digits, such as {@code ORD-2024-001}. */
  static boolean is(String text) {
    int digits = 0;
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isDigit(c)) {
        digits++;
      } else if (c != '-' && c != '_') {
        if (!Character.isLetter(c)) {
          return false;
        }
        others++;
      }
    }
    if (digits == 0) {
      return false;
    }
    boolean uuid = text.length() == 36 && text.charAt(8) == '-' && text.charAt(23) == '-';
    return others == 0 || uuid || (text.length() >= 4 && digits >= others);
  }

  /** The same in a field that is there for ids: {@code anna} and {@code FI-SW-01} will do. */
  static boolean isInField(String text) {
    return !text.isEmpty() && text.length() <= MAX_CHARS && (is(text) || hasPlainParts(text));
  }

  /** Parts of letters or of digits alone: what a machine makes up has both in each. */
  private static boolean hasPlainParts(String text) {
    boolean letters = false;
    boolean digits = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '-' || c == '_' || c == '.') {
        letters = false;
        digits = false;
      } else {
        boolean digit = Ascii.isDigit(c);
        if ((!digit && !Character.isLetter(c)) || (digit ? letters : digits)) {
          return false;
        }
        letters |= !digit;
        digits |= digit;
      }
    }
    return true;
  }
}
