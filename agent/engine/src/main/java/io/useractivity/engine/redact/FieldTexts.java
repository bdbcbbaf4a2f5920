package io.useractivity.engine.redact;

import io.useractivity.engine.text.Cut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /** Whether a name says nothing, and is stored as it is. */
  boolean isOrdinary(String name) {
    return name.length() <= MAX_NAME_CODE_POINTS && redactor.isOrdinary(name);
  }

  /** The name of which {@link #isOrdinary} says so. */
  String ordinaryName(String name) {
    budget.spend(name.length() + QUOTES_AND_COMMA);
    return name;
  }

  /** Whether what stands under a name, if it is no value of its own, must not be stored. */
  boolean isSensitive(String name) {
    return redactor.isSensitive(name);
  }

  /** Whether a value must not be stored under a name. */
  boolean hides(String name, String value) {
    return redactor.names().hides(name, value);
  }

  /** Whether a name is about a secret that stands elsewhere. */
  boolean isAboutSecret(String name) {
    return redactor.names().secrecy(name).isAbout();
  }

  /** Whether people make up what stands under that sensitive name: it may be any word. */
  boolean isForChosenSecrets(String name) {
    return redactor.names().isForChosenSecrets(name);
  }

  /** The stricter one of two names of secrets, of which the first may be null. */
  String stricter(String one, String other) {
    return redactor.names().stricter(one, other);
  }

  /**
   * Hides what was read and turned out to be a secret.
   *
   * @param name what told so
   * @param read a text, a {@code Literal}, or lists and maps of these
   * @return the mark that takes its place, or what may stay under that name
   */
  Object hide(String name, Object read) {
    if (read instanceof String || read instanceof BoundedJson.Literal) {
      return hides(name, read.toString()) ? hidden.hide(name, read.toString()) : read;
    }
    boolean structure = read instanceof List || read instanceof Map;
    if (structure && isAboutSecret(name)) {
      return shown(name, read);
    }
    if (structure) {
      note(name, read);
    }
    return Mark.REDACTED;
  }

  private void note(String name, Object read) {
    if (read instanceof List) {
      for (Object element : (List<?>) read) {
        note(name, element);
      }
    } else if (read instanceof Map) {
      for (Object member : ((Map<?, ?>) read).values()) {
        note(name, member);
      }
    } else if (read instanceof String || read instanceof BoundedJson.Literal) {
      hidden.hide(name, read.toString());
    }
  }

  /** Of what is only about a secret all that could be none itself. */
  private Object shown(String name, Object read) {
    if (read instanceof List) {
      List<Object> left = new ArrayList<>();
      for (Object element : (List<?>) read) {
        left.add(element instanceof BoundedJson.Dropped ? element : hide(name, element));
      }
      return left;
    }
    Map<String, Object> left = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : ((Map<?, ?>) read).entrySet()) {
      String key = (String) member.getKey();
      if (member.getValue() instanceof BoundedJson.Dropped) {
        left.put(key, member.getValue());
      } else if (Choice.isKind(key)) {
        left.put(key, hide(name, member.getValue()));
      } else {
        note(name, read);
        return Mark.REDACTED;
      }
    }
    return left;
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

  /** A value that may stand under a name of secrets: there is nothing in it to be looked for. */
  String choice(String value) {
    return bounded(value, value, MAX_VALUE_CODE_POINTS);
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
