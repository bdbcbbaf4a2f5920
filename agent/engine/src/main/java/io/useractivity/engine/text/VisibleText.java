package io.useractivity.engine.text;

/**
 * Text for a terminal or a log, in which no character drives the terminal, turns the direction of
 * reading or cannot be seen: instead of each stand a backslash, a {@code u} and its four digits.
 */
public final class VisibleText {

  private static final String DIGITS = "0123456789ABCDEF";

  private VisibleText() {}

  /**
   * Shows what cannot be seen.
   *
   * @return the same object if all can be seen
   */
  public static String of(String text) {
    int at = 0;
    while (at < text.length() && isVisible(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, at);
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int end = at + Character.charCount(point);
      if (isVisible(point)) {
        visible.appendCodePoint(point);
      } else {
        for (int i = at; i < end; i++) {
          escape(text.charAt(i), visible);
        }
      }
      at = end;
    }
    return visible.toString();
  }

  /**
   * The same in one line, with spaces for line breaks: the messages of drivers have many.
   *
   * @param text may be null
   */
  public static String line(String text) {
    return of(String.valueOf(text).replace('\r', ' ').replace('\n', ' '));
  }

  private static boolean isVisible(int point) {
    if (point >= ' ' && point < 0x7f) {
      return true;
    }
    switch (Character.getType(point)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return false;
      default:
        return !isFormatOfLaterUnicode(point);
    }
  }

  /** Java 8 has Unicode 6.2, which lacks U+061C and U+2066 to U+2069. */
  private static boolean isFormatOfLaterUnicode(int point) {
    return point == 0x061c || point == 0x180e || (point >= 0x2060 && point <= 0x206f);
  }

  private static void escape(char c, StringBuilder into) {
    into.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      into.append(DIGITS.charAt((c >> shift) & 0xf));
    }
  }
}
