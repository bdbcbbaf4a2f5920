package io.useractivity.engine.redact;

import io.useractivity.engine.text.Cut;

/** The texts of one row's fields as texts: redacted and bounded. For one row, and one thread. */
final class FieldTexts {

  private static final int MAX_NAME_CODE_POINTS = 256;
  static final int MAX_VALUE_CODE_POINTS = 1_024;

  private static final int MAX_NAMING_CHARS = 128;
  private static final int MAX_NAMING_WORDS = 4;

  private static final int QUOTES_AND_COMMA = 3;

  private final Redactor redactor;
  private final RowBudget budget;

  FieldTexts(Redactor redactor, RowBudget budget) {
    this.redactor = redactor;
    this.budget = budget;
  }

  RowBudget budget() {
    return budget;
  }

  boolean isSensitive(String name) {
    return redactor.isSensitive(name);
  }

  /** Whether a text is the name of a secret, as a label or a path is, and no sentence with one. */
  boolean namesSecret(String text) {
    if (text.isEmpty() || text.length() > MAX_NAMING_CHARS) {
      return false;
    }
    int words = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ') {
        words++;
      }
    }
    return words <= MAX_NAMING_WORDS && isSensitive(text);
  }

  /** A field's name: secrets are found there as well, as in a query that is one token. */
  String name(String name) {
    return bounded(name, redactor.repeated(name), MAX_NAME_CODE_POINTS);
  }

  /** A value that does not stand under a sensitive name, whatever it is. */
  String value(String value) {
    return bounded(value, redactor.beginning(value), MAX_VALUE_CODE_POINTS);
  }

  /** An address. */
  String url(String url) {
    return Cut.withEllipsis(redactor.url(url), MAX_VALUE_CODE_POINTS);
  }

  /** A number that does not stand under a sensitive name; a card's number is none. */
  boolean isSecret(String number) {
    return !redactor.value(number).equals(number);
  }

  private String bounded(String text, String redacted, int codePoints) {
    budget.spend(Math.min(codePoints, redacted.length()) + QUOTES_AND_COMMA);
    boolean whole = text.length() < Redactor.MAX_LOOKED_AT;
    return Cut.withEllipsis(whole ? redacted : redacted + Cut.ELLIPSIS, codePoints);
  }
}
