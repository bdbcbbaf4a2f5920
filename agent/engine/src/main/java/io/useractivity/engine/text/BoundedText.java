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

  /**
   * The beginning of a text, of which the rest is not held on to.
   *
   * @param text may be null
   * @param chars how many may stay; one less where that would cut a character in two
   * @return the same object if it is short enough, null for null
   */
  public static String beginning(String text, int chars) {
    return text == null || text.length() <= chars ? text : text.substring(0, whole(text, chars));
  }

  private static int whole(String text, int chars) {
    return chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
  }

  /**
   * The end of a list with commas, without an element that would be cut.
   *
   * @param list may be null
   * @param chars how many may stay
   * @return the same object if it is short enough, null for null
   */
  public static String lastElements(String list, int chars) {
    if (list == null || list.length() <= chars) {
      return list;
    }
    int comma = list.indexOf(',', list.length() - chars - 1);
    return comma < 0 ? "" : list.substring(comma + 1);
  }
}
