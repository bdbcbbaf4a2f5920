package io.useractivity.engine.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds secrets in statements of SQL within texts, where no name stands before them: in the values
 * of an {@code INSERT} whose list of columns names them, behind {@code IDENTIFIED BY} and {@code
 * SET PASSWORD}, and in {@code PASSWORD('abc')}. The work is linear in the text. For one thread.
 */
final class SqlSecrets {

  /** A statement that names more columns is looked at no further. */
  private static final int MAX_LIST_CHARS = 4_096;

  private static final int MAX_WORDS_CHARS = 96;

  private final SensitiveNames names;
  private final String text;
  private final Edit edit;

  private SqlSecrets(SensitiveNames names, String text) {
    this.names = names;
    this.text = text;
    this.edit = new Edit(text);
  }

  /** The text without them; the same object if there are none. */
  static String redact(SensitiveNames names, String text) {
    boolean mayBe = text.indexOf('\'') >= 0 || text.indexOf('"') >= 0 || text.indexOf('(') >= 0;
    mayBe = mayBe || text.contains(" BY ") || text.contains(" by ");
    return mayBe ? new SqlSecrets(names, text).redact() : text;
  }

  private String redact() {
    int i = 0;
    boolean inWord = false;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean letter = Character.isLetter(c);
      int next = letter && !inWord ? keyword(i) : i + 1;
      inWord = letter || c == '_';
      if (next > i + 1) {
        inWord = false;
      }
      i = next;
    }
    return edit.result();
  }

  /** Takes what follows a keyword that begins there; where to go on. */
  private int keyword(int at) {
    switch (text.charAt(at)) {
      case 'i':
      case 'I':
        return is(at, "into ") ? insert(at + 5) : is(at, "identified ") ? literal(at + 11) : at + 1;
      case 's':
      case 'S':
        return is(at, "set password for ") ? literal(at + 17) : at + 1;
      case 'p':
      case 'P':
        return is(at, "password(") ? literal(at + 9) : at + 1;
      default:
        return at + 1;
    }
  }

  private boolean is(int at, String word) {
    return text.regionMatches(true, at, word, 0, word.length());
  }

  /**
   * Takes the literals that follow in the same clause, but for who it is about: {@code SET PASSWORD
   * FOR 'bob'@'%' = 'abc'}.
   */
  private int literal(int from) {
    int i = from;
    boolean by = text.charAt(from - 1) == '(';
    while (i < text.length() && i - from < MAX_WORDS_CHARS && ";\r\n".indexOf(text.charAt(i)) < 0) {
      char c = text.charAt(i);
      by |= c == '=' || is(i, "by ") || is(i, "as ");
      if (c == '\'' || c == '"') {
        int end = literalEnd(i);
        if (by) {
          edit.redact(i, end);
          return end;
        }
        i = end;
      } else if (by && is(i, "by ") && i + 3 < text.length() && isPlain(text.charAt(i + 3))) {
        int end = plainEnd(i + 3);
        if (!is(i + 3, "password ")) {
          edit.redact(i + 3, end);
          return end;
        }
        i = end;
      } else {
        i++;
      }
    }
    return i;
  }

  private static boolean isPlain(char c) {
    return c > ' ' && "'\";,()".indexOf(c) < 0;
  }

  private int plainEnd(int from) {
    int i = from;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Takes the values of columns with sensitive names. */
  private int insert(int from) {
    int open = find('(', from, MAX_WORDS_CHARS);
    int close = open < 0 ? -1 : find(')', open, MAX_LIST_CHARS);
    if (close < 0) {
      return from;
    }
    List<Integer> secret = new ArrayList<>(0);
    int column = 0;
    int start = open + 1;
    for (int i = start; i <= close; i++) {
      if (text.charAt(i) == ',' || i == close) {
        if (names.contains(text.substring(start, i))) {
          secret.add(column);
        }
        column++;
        start = i + 1;
      }
    }
    int values = skip(close + 1);
    if (secret.isEmpty() || !is(values, "values")) {
      return close;
    }
    int row = skip(values + 6);
    while (row < text.length() && text.charAt(row) == '(') {
      row = skip(row(row, secret));
      row = row < text.length() && text.charAt(row) == ',' ? skip(row + 1) : row;
    }
    return Math.max(row, close);
  }

  private int find(char wanted, int from, int most) {
    for (int i = from; i < text.length() && i - from < most; i++) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Behind the bracket that closes a list of values. */
  private int row(int open, List<Integer> secret) {
    int depth = 1;
    int column = 0;
    int start = open + 1;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean ends = (c == ',' || c == ')') && depth == 1;
      if (ends) {
        take(secret.contains(column), start, i);
        column++;
        start = i + 1;
      }
      if (ends && c == ')') {
        return i + 1;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      i = c == '\'' || c == '"' ? literalEnd(i) : i + 1;
    }
    take(true, start, text.length());
    return text.length();
  }

  private void take(boolean secret, int from, int to) {
    int start = skip(from);
    if (secret && to > start) {
      edit.redact(start, to);
    }
  }

  /** Behind the quote that closes; a doubled one does not, nor one behind a backslash. */
  private int literalEnd(int open) {
    char quote = text.charAt(open);
    int i = open + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == quote && (i + 1 == text.length() || text.charAt(i + 1) != quote)) {
        return i + 1;
      }
      i += c == quote || c == '\\' ? 2 : 1;
    }
    return text.length();
  }

  private int skip(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }
}
