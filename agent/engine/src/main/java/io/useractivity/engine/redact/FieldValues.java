package io.useractivity.engine.redact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes names and values of fields fit to be stored: redacted and bounded. For one thread. */
final class FieldValues {

  private static final int MAX_NAME_CODE_POINTS = 256;
  private static final int MAX_VALUE_CODE_POINTS = 1_024;

  /** How deep JSON may stand in texts of JSON. */
  private static final int MAX_QUOTED_JSON = 3;

  /** So many texts that begin as JSON and are none are read in one row: each is an exception. */
  private static final int MAX_UNREADABLE = 64;

  private static final int QUOTES_AND_COMMA = 3;

  private static final String CUT = "\u2026";

  private final Redactor redactor;
  private int quotedJson;
  private int chars;
  private int unreadable;

  FieldValues(Redactor redactor) {
    this.redactor = redactor;
  }

  /** Begins what becomes one JSON text. */
  void begin() {
    chars = 0;
    unreadable = 0;
  }

  /** There are so many characters more. */
  void count(int more) {
    chars += more;
  }

  /** Whether there are already twice as many characters as are stored: more need no redaction. */
  boolean isFull() {
    return chars > 2 * RequestData.MAX_CHARS;
  }

  boolean isSensitive(String name) {
    return redactor.isSensitive(name);
  }

  /** A field's name: secrets are found there as well, as in a query that is one token. */
  String name(String name) {
    return cut(name, MAX_NAME_CODE_POINTS);
  }

  /** A field's value that does not stand under a sensitive name. */
  String value(String value) {
    return isJson(value) ? quotedJson(value) : cut(value, MAX_VALUE_CODE_POINTS);
  }

  /** An address. */
  String url(String url) {
    return bounded(redactor.url(url), MAX_VALUE_CODE_POINTS);
  }

  /** A number that does not stand under a sensitive name; a card's number is none. */
  boolean isSecret(String number) {
    return !redactor.value(number).equals(number);
  }

  /** Adds a field; of a name that is there already the values become a list. */
  @SuppressWarnings("unchecked") // Lists in it are those that were put here.
  void add(Map<String, Object> fields, String name, String value) {
    String key = name(name);
    String added = isSensitive(name) ? Mark.REDACTED : value(value);
    Object there = fields.get(key);
    if (there == null) {
      fields.put(key, added);
    } else if (there instanceof List) {
      ((List<Object>) there).add(added);
    } else {
      List<Object> values = new ArrayList<>();
      values.add(there);
      values.add(added);
      fields.put(key, values);
    }
  }

  private String cut(String text, int codePoints) {
    String redacted = redactor.beginning(text);
    chars += Math.min(codePoints, redacted.length()) + QUOTES_AND_COMMA;
    return bounded(text.length() < Redactor.MAX_LOOKED_AT ? redacted : redacted + CUT, codePoints);
  }

  private static String bounded(String text, int codePoints) {
    if (text.codePointCount(0, text.length()) <= codePoints) {
      return text;
    }
    String kept = text.substring(0, text.offsetByCodePoints(0, codePoints - 1));
    return kept + CUT;
  }

  /** Whether a text begins as JSON with names in it does. */
  private static boolean isJson(String text) {
    int i = 0;
    boolean open = false;
    while (i < text.length()
        && (text.charAt(i) <= ' ' || "[{\ufeff".indexOf(text.charAt(i)) >= 0)) {
      open |= text.charAt(i) == '[' || text.charAt(i) == '{';
      i++;
    }
    return open && i < text.length() && text.charAt(i) == '"';
  }

  /** JSON within a text, redacted in its turn; what claims to be JSON and is none is withheld. */
  private String quotedJson(String text) {
    if (quotedJson == MAX_QUOTED_JSON || unreadable == MAX_UNREADABLE) {
      chars += Mark.REDACTED.length();
      return Mark.REDACTED;
    }
    quotedJson++;
    try {
      return BoundedJson.write(JsonReader.read(text, this), MAX_VALUE_CODE_POINTS);
    } catch (IOException noJson) {
      unreadable++;
      return Mark.REDACTED;
    } finally {
      quotedJson--;
    }
  }
}
