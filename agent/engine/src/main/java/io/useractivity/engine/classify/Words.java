package io.useractivity.engine.classify;

import java.util.Locale;

/**
 * The words of a name: {@code deleteUser}, {@code delete_user} and {@code DELETE-USER} have two.
 * Immutable.
 */
final class Words {

  /** A name of more is a sentence, or no name at all. */
  private static final int MOST = 10;

  private final String text;
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private int count;

  private Words(String text) {
    this.text = text;
  }

  static Words of(String text) {
    Words words = new Words(text);
    int start = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        words.add(start, i);
        start = -1;
      } else if (start < 0) {
        start = i;
      } else if (begins(text, i)) {
        words.add(start, i);
        start = i;
      }
    }
    words.add(start, text.length());
    return words;
  }

  /** A capital begins a word, unless it is within an acronym: URLMapping is URL and Mapping. */
  private static boolean begins(String text, int at) {
    if (!Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    boolean endsAcronym = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
    return endsAcronym || !Character.isUpperCase(text.charAt(at - 1));
  }

  private void add(int start, int end) {
    if (start >= 0 && count < MOST) {
      starts[count] = start;
      ends[count++] = end;
    }
  }

  int count() {
    return count;
  }

  /** Whether there may be more. */
  boolean isFull() {
    return count == MOST;
  }

  /** In lower case. */
  String word(int index) {
    return text.substring(starts[index], ends[index]).toLowerCase(Locale.ROOT);
  }

  /**
   * Some of the words as they are written, but beginning with a small letter.
   *
   * @param end behind the last
   */
  String name(int start, int end) {
    int from = starts[start];
    int first = ends[start];
    String name = text.substring(from, ends[end - 1]);
    boolean acronym = first - from > 1 && Character.isUpperCase(text.charAt(from + 1));
    int small = acronym ? first - from : 1;
    return name.substring(0, small).toLowerCase(Locale.ROOT)
        + (hasSmallLetter(name)
            ? name.substring(small)
            : name.substring(small).toLowerCase(Locale.ROOT));
  }

  private static boolean hasSmallLetter(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isLowerCase(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
