package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;

/**
 * A text in the one spelling that texts are compared in, whatever escapes they were written with:
 * percent-escapes, those of JSON and of HTML, {@code +} for a blank and doubled quotes; and where
 * in the text each of its characters stands. Escapes within escapes too, up to three times.
 * Immutable.
 */
final class FoldedText {

  private static final int MAX_TIMES = 3;
  private static final int MAX_ENTITY_CHARS = 8;

  /** The escapes of HTML that texts are made safe with, and what they stand for. */
  private static final String[] ENTITIES = {
    "&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&nbsp;", "&sol;", "&equals;"
  };

  private static final String ENTITY_CHARS = "<>&\"' /=";

  private final char[] chars;

  /**
   * Where each character begins in the text, and where the last one ends; null: all stand there.
   */
  private final int[] places;

  private FoldedText(char[] chars, int[] places) {
    this.chars = chars;
    this.places = places;
  }

  static FoldedText of(String text) {
    FoldedText folded = new FoldedText(text.toCharArray(), null);
    for (int times = 0; times < MAX_TIMES && folded.hasEscapes(); times++) {
      folded = new Folding(folded).folded();
    }
    return folded;
  }

  int length() {
    return chars.length;
  }

  char charAt(int index) {
    return chars[index];
  }

  /** Where the character stands in the text itself; behind the last one the text's length. */
  int place(int index) {
    return places == null ? index : places[index];
  }

  @Override
  public String toString() {
    return new String(chars);
  }

  private boolean hasEscapes() {
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      if (c == '%' || c == '\\' || c == '&' || c == '+' || isDoubledQuote(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDoubledQuote(int at) {
    char c = chars[at];
    return (c == '\'' || c == '"') && at + 1 < chars.length && chars[at + 1] == c;
  }

  /** One pass over a text; for one thread. */
  private static final class Folding {

    private final FoldedText text;
    private final char[] chars;
    private final int[] places;
    private int length;

    Folding(FoldedText text) {
      this.text = text;
      this.chars = new char[text.length()];
      this.places = new int[text.length() + 1];
    }

    FoldedText folded() {
      int i = 0;
      while (i < text.length()) {
        i = step(i);
      }
      places[length] = text.place(text.length());
      return new FoldedText(
          java.util.Arrays.copyOf(chars, length), java.util.Arrays.copyOf(places, length + 1));
    }

    /** Takes what begins there; where to go on. */
    private int step(int at) {
      char c = text.charAt(at);
      switch (c) {
        case '%':
          return percent(at);
        case '\\':
          return backslash(at);
        case '&':
          return entity(at);
        case '+':
          return add(at, ' ', 1);
        default:
          return add(at, c, text.isDoubledQuote(at) ? 2 : 1);
      }
    }

    private int add(int at, int codePoint, int taken) {
      for (char c : Character.toChars(codePoint)) {
        places[length] = text.place(at);
        chars[length++] = c;
      }
      return at + taken;
    }

    /** A byte of UTF-8, or else of Latin-1. */
    private int percent(int at) {
      int first = hex(at + 1, 2);
      if (first < 0) {
        return add(at, '%', 1);
      }
      int following = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
      int codePoint = following == 0 ? first : first & (0x3f >> following);
      for (int i = 1; i <= following; i++) {
        int next = is(at + 3 * i, '%') ? hex(at + 3 * i + 1, 2) : -1;
        if (next < 0x80 || next > 0xbf) {
          return add(at, first, 3);
        }
        codePoint = codePoint << 6 | (next & 0x3f);
      }
      return codePoint <= Character.MAX_CODE_POINT
          ? add(at, codePoint, 3 * (following + 1))
          : add(at, first, 3);
    }

    private int backslash(int at) {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      int letter = "ntrbf".indexOf(next);
      if (letter >= 0) {
        return add(at, "\n\t\r\b\f".charAt(letter), 2);
      }
      int digits = next == 'u' ? 4 : next == 'x' ? 2 : 0;
      int escaped = digits == 0 ? -1 : hex(at + 2, digits);
      if (escaped >= 0) {
        return add(at, escaped, 2 + digits);
      }
      return "\\\"'/".indexOf(next) >= 0 ? add(at, next, 2) : add(at, '\\', 1);
    }

    private int entity(int at) {
      if (is(at + 1, '#')) {
        return numeric(at);
      }
      for (int i = 0; i < ENTITIES.length; i++) {
        if (startsWith(at, ENTITIES[i])) {
          return add(at, ENTITY_CHARS.charAt(i), ENTITIES[i].length());
        }
      }
      return add(at, '&', 1);
    }

    private int numeric(int at) {
      boolean hexadecimal = is(at + 2, 'x') || is(at + 2, 'X');
      int from = hexadecimal ? at + 3 : at + 2;
      int codePoint = 0;
      int i = from;
      while (i < text.length() && i - from < MAX_ENTITY_CHARS && text.charAt(i) != ';') {
        int digit = Ascii.hexDigit(text.charAt(i));
        if (digit < 0 || (!hexadecimal && digit > 9)) {
          return add(at, '&', 1);
        }
        codePoint = Math.min(Character.MAX_CODE_POINT, codePoint * (hexadecimal ? 16 : 10) + digit);
        i++;
      }
      return i > from && is(i, ';') ? add(at, codePoint, i + 1 - at) : add(at, '&', 1);
    }

    private boolean startsWith(int at, String word) {
      for (int i = 0; i < word.length(); i++) {
        if (!is(at + i, word.charAt(i))) {
          return false;
        }
      }
      return true;
    }

    private boolean is(int at, char c) {
      return at < text.length() && text.charAt(at) == c;
    }

    private int hex(int at, int digits) {
      int number = 0;
      for (int i = at; i < at + digits; i++) {
        int digit = i < text.length() ? Ascii.hexDigit(text.charAt(i)) : -1;
        if (digit < 0) {
          return -1;
        }
        number = 16 * number + digit;
      }
      return number;
    }
  }
}
