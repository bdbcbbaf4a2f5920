package io.useractivity.engine.text;

/** Keeps texts from becoming large, without cutting a character in two. */
public final class BoundedText {

  private BoundedText() {}

  /**
   * The beginning of a text.
   *
   * @param text may be null
   * @param codePoints how many may stay, at least 1
   * @return the same object if it is short enough, null for null
   */
  public static String cut(String text, int codePoints) {
    if (text == null || text.length() <= codePoints) {
      return text;
    }
    boolean fits = text.codePointCount(0, text.length()) <= codePoints;
    return fits ? text : text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
