package io.useractivity.engine.redact;

import java.util.BitSet;

/**
 * A value that must not be seen in any text of a row, and where it stands in one. The work is
 * linear in the text (Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977).
 * Immutable.
 */
final class HiddenValue {

  /** What is shorter is part of too many other words. */
  static final int MIN_CHARS = 4;

  /** Of a longer one its beginning is looked for, and taken with what hangs on it. */
  static final int MAX_CHARS = 1_024;

  /** What is shorter may be part of another word, whatever it looks like. */
  private static final int MIN_CHARS_WITHIN_WORDS = 8;

  /** What is longer is no word, and no code that people read. */
  private static final int MAX_WORD_CHARS = 20;

  private final String value;
  private final boolean isLonger;
  private final boolean ordinary;
  private final boolean subject;
  private final boolean ofPath;

  /** For each beginning of the value how long the longest one is that it ends in. */
  private final int[] fallback;

  private HiddenValue(String value, boolean isLonger, boolean ofPath) {
    this.value = value;
    this.isLonger = isLonger;
    this.ordinary = isOrdinary(value);
    this.subject = ordinary || isOrdinary(withoutNumbersOfNames(value));
    this.ofPath = ofPath;
    this.fallback = fallback(value);
  }

  /**
   * @param ofPath whether it stands in the request's own path for a variable such as {@code
   *     {token}}
   */
  static HiddenValue of(String value, boolean ofPath) {
    String folded = FoldedText.of(value).toString();
    boolean isLonger = folded.length() > MAX_CHARS;
    return new HiddenValue(isLonger ? folded.substring(0, MAX_CHARS) : folded, isLonger, ofPath);
  }

  private static int[] fallback(String value) {
    int[] fallback = new int[value.length() + 1];
    int matched = 0;
    for (int i = 1; i < value.length(); i++) {
      while (matched > 0 && value.charAt(i) != value.charAt(matched)) {
        matched = fallback[matched];
      }
      if (value.charAt(i) == value.charAt(matched)) {
        matched++;
      }
      fallback[i + 1] = matched;
    }
    return fallback;
  }

  int length() {
    return value.length();
  }

  boolean isOfPath() {
    return ofPath;
  }

  boolean is(HiddenValue other) {
    return value.equals(other.value) && ofPath == other.ofPath;
  }

  /**
   * Whether it can be what a path is about: a word, a number, a code such as {@code ORD-2024}, or a
   * name with a small number, as many applications have: {@code axis2-admin}, {@code orders_v3}.
   */
  boolean canBeSubject() {
    return subject;
  }

  private static String withoutNumbersOfNames(String value) {
    StringBuilder left = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      if (!isNumberOfName(value, i)) {
        left.append(value.charAt(i));
      }
    }
    return left.toString();
  }

  /** One digit that ends a part of letters. */
  private static boolean isNumberOfName(String value, int at) {
    return Character.isDigit(value.charAt(at))
        && at > 0
        && Character.isLetter(value.charAt(at - 1))
        && (at + 1 == value.length() || "-_.".indexOf(value.charAt(at + 1)) >= 0);
  }

  /**
   * Parts of letters alone in one case, or of digits alone: a token that a machine made is neither.
   */
  static boolean isOrdinary(String value) {
    if (value.length() >= MAX_WORD_CHARS) {
      return false;
    }
    int before = Character.SPACE_SEPARATOR;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean separates = c == '-' || c == '_' || c == '.';
      int kind = separates ? Character.SPACE_SEPARATOR : Character.getType(c);
      boolean known =
          separates
              || kind == Character.LOWERCASE_LETTER
              || kind == Character.UPPERCASE_LETTER
              || kind == Character.OTHER_LETTER
              || kind == Character.DECIMAL_DIGIT_NUMBER;
      boolean first = before == Character.SPACE_SEPARATOR || separates;
      boolean begun = i == 1 || (i > 1 && "-_.".indexOf(value.charAt(i - 2)) >= 0);
      boolean capital =
          begun && before == Character.UPPERCASE_LETTER && kind == Character.LOWERCASE_LETTER;
      if (!known || !(first || capital || kind == before)) {
        return false;
      }
      before = kind;
    }
    return true;
  }

  /** A word without a digit. */
  static boolean isWord(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isDigit(value.charAt(i))) {
        return false;
      }
    }
    return isOrdinary(value);
  }

  /**
   * Marks where the value stands.
   *
   * @param cut where a text ends that goes on, so that half of the value may stand there; else -1
   * @param withinWords whether it counts as well where it is part of a word
   */
  void mark(FoldedText text, int cut, boolean withinWords, BitSet marks) {
    boolean whole = !withinWords && (ordinary || value.length() < MIN_CHARS_WITHIN_WORDS);
    int end = cut < 0 ? text.length() : cut;
    int matched = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      while (matched > 0 && (matched == value.length() || c != value.charAt(matched))) {
        matched = fallback[matched];
      }
      if (c == value.charAt(matched)) {
        matched++;
      }
      if (matched == value.length()) {
        int start = i + 1 - matched;
        if (!whole || (beginsWord(text, start) && endsWord(text, i + 1))) {
          marks.set(text.place(start), text.place(isLonger ? tail(text, i + 1) : i + 1));
        }
      }
    }
    boolean half = cut >= 0 && matched >= MIN_CHARS && matched < value.length();
    if (half && (!whole || beginsWord(text, end - matched))) {
      marks.set(text.place(end - matched), text.place(end));
    }
  }

  private static boolean beginsWord(FoldedText text, int start) {
    return start == 0
        || !Character.isLetterOrDigit(text.charAt(start))
        || !Character.isLetterOrDigit(text.charAt(start - 1));
  }

  private static boolean endsWord(FoldedText text, int end) {
    return end == text.length()
        || !Character.isLetterOrDigit(text.charAt(end - 1))
        || !Character.isLetterOrDigit(text.charAt(end));
  }

  private static int tail(FoldedText text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) > ' ' && "\"'<>&".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  boolean isAllOf(FoldedText text) {
    return text.length() == value.length() && text.toString().equals(value);
  }
}
