package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;

/**
 * Finds where values end that no quotes stand around: signs that may separate values end one only
 * if what follows looks like the next name, or like the end of what it stands in. Each place takes
 * a bounded number of steps. Immutable.
 */
final class PlainValues {

  private static final int MAX_NAME_CHARS = 64;

  private final String text;

  PlainValues(String text) {
    this.text = text;
  }

  /**
   * Where a value ends. Within brackets, as {@code toString} writes them, spaces belong to it.
   *
   * @param listed whether a colon stands between names and values
   * @param words whether it may have several words
   * @param escaped whether what separates is percent-escaped
   * @param depth how many brackets are open
   */
  int wordEnd(int value, boolean listed, boolean words, boolean escaped, int depth) {
    int open = 0; // of a function, such as MD5('abc')
    int i = value;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean inside = open > 0 && "'\"), ".indexOf(c) >= 0;
      if ((!inside && ends(i, listed, words, depth))
          || (escaped && c == '%' && isDelimiter(i + 1))) {
        break;
      }
      open += c == '(' ? 1 : c == ')' && open > 0 ? -1 : 0;
      i++;
    }
    return i;
  }

  private boolean ends(int at, boolean listed, boolean words, int depth) {
    char c = text.charAt(at);
    switch (c) {
      case '\r':
      case '\n':
        return true;
      case '"':
      case '\'':
      case '>':
      case ')':
      case '}':
      case ']':
        return !isInner(at + 1);
      case '<':
        return isTag(at);
      case '&':
        return isNext(at + 1, listed) || isEntity(at);
      case ',':
      case ';':
        boolean blank = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
        return blank ? depth == 0 || isNext(at + 2, listed) : isNext(at + 1, listed);
      default:
        return Character.isWhitespace(c) && depth == 0 && endsWord(at, words);
    }
  }

  /** Whether a blank ends it: a sentence does, and another name. */
  private boolean endsWord(int at, boolean words) {
    return !words
        || !isInner(at + 1)
        || (at > 0 && text.charAt(at - 1) == '.')
        || isNext(at + 1, true);
  }

  /** Whether a letter or digit stands there. */
  boolean isInner(int at) {
    return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  /** A name and what separates it from its value. */
  private boolean isNext(int at, boolean listed) {
    int i = at;
    while (i < text.length() && i - at < MAX_NAME_CHARS && isName(text.charAt(i))) {
      i++;
    }
    if (i == at || i == text.length()) {
      return false;
    }
    return text.charAt(i) == '=' || (listed && text.charAt(i) == ':');
  }

  private static boolean isName(char c) {
    return isNamePart(c) || c == '%' || c == '"' || c == '\'';
  }

  private boolean isEntity(int at) {
    return text.startsWith("&quot;", at)
        || text.startsWith("&lt;", at)
        || text.startsWith("&gt;", at)
        || text.startsWith("&#", at);
  }

  /** {@code <br>} and {@code </b>}. */
  private boolean isTag(int at) {
    for (int i = at + 1; i < text.length() && i - at < MAX_NAME_CHARS; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return true;
      }
      if (c == '<') {
        return false;
      }
    }
    return at + 1 == text.length();
  }

  /** Whether an escape stands for what ends a value. */
  private boolean isDelimiter(int at) {
    int escape = text.startsWith("25", at) ? at + 2 : at;
    for (String delimiter : new String[] {"22", "27", "7D", "0A", "0D"}) {
      if (text.regionMatches(true, escape, delimiter, 0, 2)) {
        return true;
      }
    }
    for (String delimiter : new String[] {"26", "2C", "3B"}) {
      if (text.regionMatches(true, escape, delimiter, 0, 2)) {
        return isEscapedNext(escape + 2);
      }
    }
    return false;
  }

  private boolean isEscapedNext(int at) {
    for (int i = at; i < text.length() && i - at < MAX_NAME_CHARS; i++) {
      char c = text.charAt(i);
      if (c == '=' || text.regionMatches(true, i, "%3D", 0, 3) || text.startsWith("%253", i)) {
        return i > at;
      }
      if (!isName(c)) {
        return false;
      }
    }
    return false;
  }

  static boolean isNamePart(char c) {
    return Ascii.isAlphanumeric(c)
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '['
        || c == ']'
        || c == '$'
        || (c > 0x7f && !Character.isWhitespace(c) && c != '\u00a0' && !isQuote(c));
  }

  static boolean isQuote(char c) {
    return c == '"'
        || c == '\''
        || c == '`'
        || c == '\u201c'
        || c == '\u201d'
        || c == '\u2018'
        || c == '\u2019';
  }
}
