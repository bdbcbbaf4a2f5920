package io.useractivity.engine.redact;

import io.useractivity.engine.text.Cut;

/** The texts of one row's fields as texts: redacted and bounded. For one row, and one thread. */
final class FieldTexts {

  private static final int MAX_NAME_CODE_POINTS = 256;
  static final int MAX_VALUE_CODE_POINTS = 1_024;

  private static final int QUOTES_AND_COMMA = 3;

  private final Redactor redactor;
  private final RowBudget budget;
  private final HiddenValues hidden;

  FieldTexts(Redactor redactor, RowBudget budget, HiddenValues hidden) {
    this.redactor = redactor;
    this.budget = budget;
    this.hidden = hidden;
  }

  HiddenValues hidden() {
    return hidden;
  }

  RowBudget budget() {
    return budget;
  }

  boolean isSensitive(String name) {
    return redactor.isSensitive(name);
  }

  /** A field's name: secrets are found there as well, as in a query that is one token. */
  String name(String name) {
    return bounded(name, MAX_NAME_CODE_POINTS);
  }

  /** A value that does not stand under a sensitive name, whatever it is. */
  String value(String value) {
    return bounded(value, MAX_VALUE_CODE_POINTS);
  }

  /** An address. */
  String url(String url) {
    return Cut.withEllipsis(redactor.url(url, hidden), MAX_VALUE_CODE_POINTS);
  }

  /** A number that does not stand under a sensitive name; a card's number is none. */
  boolean isSecret(String number) {
    return !redactor.value(number).equals(number);
  }

  private String bounded(String text, int codePoints) {
    String redacted = redactor.beginning(text);
    budget.spend(Math.min(codePoints, redacted.length()) + QUOTES_AND_COMMA);
    boolean whole = text.length() < Redactor.MAX_LOOKED_AT;
    return Cut.withEllipsis(whole ? redacted : redacted + Cut.ELLIPSIS, codePoints);
  }
}
