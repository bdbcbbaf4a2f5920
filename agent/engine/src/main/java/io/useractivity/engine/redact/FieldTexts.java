package io.useractivity.engine.redact;

import io.useractivity.engine.text.Cut;
import java.util.List;
import java.util.Map;

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

  /**
   * Hides what was read and turned out to be a secret; the mark that takes its place.
   *
   * @param name what told so
   * @param read a text, a {@code Literal}, or lists and maps of these
   */
  String hide(String name, Object read) {
    if (read instanceof List) {
      for (Object element : (List<?>) read) {
        hide(name, element);
      }
    } else if (read instanceof Map) {
      for (Object member : ((Map<?, ?>) read).values()) {
        hide(name, member);
      }
    } else if (read instanceof String || read instanceof BoundedJson.Literal) {
      hidden.hide(name, read.toString());
    }
    return Mark.REDACTED;
  }

  /** Whether a text is the name of a secret, as a label or a path is, and no sentence with one. */
  boolean namesSecret(String text) {
    return redactor.names().isNamedBy(text);
  }

  /** For the fields of a query or form. */
  FieldSiblings siblings() {
    return new FieldSiblings(redactor.names());
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
    return Cut.withEllipsis(redactor.url(url, hidden), MAX_VALUE_CODE_POINTS);
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
