package io.useractivity.engine.config;

import java.util.Locale;

/**
 * One place of a request where a value may be found, such as {@code header:X-Tenant}; immutable.
 */
public final class ValueSource {

  /** The kinds of places. */
  public enum Kind {
    /** A request header; its name follows. */
    HEADER,
    /** A session attribute; its name follows. No session is ever created. */
    SESSION,
    /** The name of the request's principal; nothing follows. */
    PRINCIPAL
  }

  private final Kind kind;
  private final String name;

  private ValueSource(Kind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  static ValueSource parse(String text) throws InvalidValueException {
    int colon = text.indexOf(':');
    String kind = (colon < 0 ? text : text.substring(0, colon)).trim().toLowerCase(Locale.ROOT);
    String name = colon < 0 ? "" : text.substring(colon + 1).trim();
    if (kind.equals("header") && !name.isEmpty()) {
      return new ValueSource(Kind.HEADER, name);
    }
    if (kind.equals("session") && !name.isEmpty()) {
      return new ValueSource(Kind.SESSION, name);
    }
    if (kind.equals("principal") && name.isEmpty()) {
      return new ValueSource(Kind.PRINCIPAL, "");
    }
    throw new InvalidValueException(
        "a list of sources, each header:NAME, session:ATTRIBUTE or principal (\"" + text + "\")");
  }

  public Kind kind() {
    return kind;
  }

  /** The header's or attribute's name; empty for the principal. */
  public String name() {
    return name;
  }
}
