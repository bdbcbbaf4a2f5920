package io.useractivity.engine.cli;

import io.useractivity.engine.text.Cut;

/**
 * How many columns of a terminal a text takes, which shows characters of East Asia and pictures two
 * columns wide and puts accents onto the character before. (Unicode's Standard Annex 11; Java has
 * nothing of it.)
 */
final class DisplayWidth {

  /** First and last of each range of wide characters, as most terminals have them. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23ec, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf,
    0x4e00, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f,
    0xff00, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900, 0x1f9ff, 0x20000,
    0x3fffd
  };

  private DisplayWidth() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      width += of(text.codePointAt(i));
    }
    return width;
  }

  /** The text, or its beginning with an ellipsis, in so many columns at most. */
  static String cut(String text, int most) {
    int width = 0;
    int end = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      width += of(text.codePointAt(i));
      if (width > most) {
        return text.substring(0, end) + Cut.ELLIPSIS;
      }
      if (width < most) {
        end = i + Character.charCount(text.codePointAt(i));
      }
    }
    return text;
  }

  private static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (point >= WIDE[i] && point <= WIDE[i + 1]) {
        return 2;
      }
    }
    return 1;
  }
}
