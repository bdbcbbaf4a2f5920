package io.useractivity.engine.store.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A column's type as its database declares it, such as {@code int(11) unsigned}; immutable. */
final class Declaration {

  private final String declared;
  private final String lowerCase;

  Declaration(String declared) {
    this.declared = declared;
    this.lowerCase = declared.toLowerCase(Locale.ROOT);
  }

  String lowerCase() {
    return lowerCase;
  }

  boolean isUnsigned() {
    int close = lowerCase.lastIndexOf(')');
    return lowerCase.indexOf("unsigned", close + 1) >= 0;
  }

  /** The number at that place in the brackets; -1 if there is none. */
  int number(int index) {
    int open = lowerCase.indexOf('(');
    int close = lowerCase.indexOf(')', open + 1);
    if (open < 0 || close < 0) {
      return -1;
    }
    String[] numbers = lowerCase.substring(open + 1, close).split(",", -1);
    return index < numbers.length ? Integer.parseInt(numbers[index].trim()) : -1;
  }

  /** The texts in its brackets, in their order. */
  List<String> members() {
    List<String> members = new ArrayList<>();
    int open = declared.indexOf('\'');
    while (open >= 0) {
      int close = endOfQuoted(declared, open);
      members.add(unquoted(declared.substring(open, close)));
      open = declared.indexOf('\'', close);
    }
    return Collections.unmodifiableList(members);
  }

  /** The position after the quote that ends what begins with one there. */
  private static int endOfQuoted(String text, int open) {
    int close = open + 1;
    while (close < text.length()) {
      if (text.charAt(close) == '\'') {
        if (close + 1 == text.length() || text.charAt(close + 1) != '\'') {
          return close + 1;
        }
        close++;
      }
      close++;
    }
    return close;
  }

  private static String unquoted(String quoted) {
    return quoted.substring(1, Math.max(1, quoted.length() - 1)).replace("''", "'");
  }

  /**
   * What a default says.
   *
   * @param sql an SQL literal or another expression, or null
   * @return null unless it is the literal of a text or a number
   */
  static String literal(String sql) {
    if (sql == null || sql.isEmpty()) {
      return null;
    }
    if (sql.startsWith("'")) {
      // QUOTE() has backslashes before some characters; a text with any is not worth the trouble.
      return endOfQuoted(sql, 0) == sql.length() && sql.indexOf('\\') < 0 ? unquoted(sql) : null;
    }
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-') {
        return null;
      }
    }
    return sql;
  }
}
