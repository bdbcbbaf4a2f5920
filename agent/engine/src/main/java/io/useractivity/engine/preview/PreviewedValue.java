package io.useractivity.engine.preview;

/** What a column would hold, and what says so; immutable. */
public final class PreviewedValue {

  private final String column;
  private final Object value;
  private final String origin;

  PreviewedValue(String column, Object value, String origin) {
    this.column = column;
    this.value = value;
    this.origin = origin;
  }

  public String column() {
    return column;
  }

  /** A text, a number, a truth value or null. */
  public Object value() {
    return value;
  }

  /** Which rule, source or part of the request. */
  public String origin() {
    return origin;
  }
}
