package io.useractivity.engine.text;

/** Keeps texts from becoming large, without ever cutting a character in two. */
public final class Cut {

  /** Stands where a text goes on. */
  public static final String ELLIPSIS = "\u2026";

  private Cut() {}

  /**
   * The beginning of a text, by the characters that people and databases count.
   *
   * @param text may be null
   * @param most how many code points may stay, at least 1
   * @return the same object if it is short enough, null for null
   */
  public static String codePoints(String text, int most) {
    return fits(text, most) ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /**
   * The same with an ellipsis as its last character where something was cut off.
   *
   * @param text may be null
   * @param most how many code points may stay, at least 1
   */
  public static String withEllipsis(String text, int most) {
    return fits(text, most)
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + ELLIPSIS;
  }

  /**
   * The beginning of a text, by the {@code char}s that it takes in memory: one less where the last
   * would be half of a pair.
   *
   * @param text may be null
   * @param most how many may stay, at least 0
   * @return the same object if it is short enough, null for null
   */
  public static String chars(String text, int most) {
    if (text == null || text.length() <= most) {
      return text;
    }
    boolean halves =
        most > 0
            && Character.isHighSurrogate(text.charAt(most - 1))
            && Character.isLowSurrogate(text.charAt(most));
    return text.substring(0, halves ? most - 1 : most);
  }

  /**
   * The end of a list with commas, without an element that would be cut.
   *
   * @param list may be null
   * @param most how many chars may stay
   * @return the same object if it is short enough, null for null
   */
  public static String lastElements(String list, int most) {
    if (list == null || list.length() <= most) {
      return list;
    }
    int comma = list.indexOf(',', list.length() - most - 1);
    return comma < 0 ? "" : list.substring(comma + 1);
  }

  private static boolean fits(String text, int codePoints) {
    return text == null
        || text.length() <= codePoints
        || text.codePointCount(0, text.length()) <= codePoints;
  }
}
