package io.useractivity.engine.record;

/** Makes any text storable: no longer than its column, and nothing that a server refuses. */
final class FittedText {

  private static final char REPLACEMENT = '\uFFFD';

  private FittedText() {}

  /**
   * Cuts by whole code points and replaces NUL and unpaired surrogates, which UTF-8 columns refuse.
   *
   * @param text may be null
   * @param width code points that fit, at least 1
   * @return the same object if nothing was to be done, null for null
   */
  static String fit(String text, int width) {
    if (text == null || isClean(text, width)) {
      return text;
    }
    StringBuilder fitted = new StringBuilder(Math.min(text.length(), width));
    int points = 0;
    for (int i = 0; i < text.length() && points < width; points++) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      fitted.appendCodePoint(isStorable(point) ? point : REPLACEMENT);
    }
    return fitted.toString();
  }

  /** The common case, decided without counting code points: short and without odd characters. */
  private static boolean isClean(String text, int width) {
    if (text.length() > width) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStorable(int point) {
    return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
  }
}
