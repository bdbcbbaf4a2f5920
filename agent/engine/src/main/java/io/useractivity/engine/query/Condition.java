package io.useractivity.engine.query;

import io.useractivity.engine.record.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the value of one column must be like; immutable. */
public final class Condition {

  /** How a value is compared. */
  public enum Kind {
    /** It is one of the values, as the column compares them: case may not matter. */
    ANY_OF,
    /** It is the value to the last character, whatever the column holds for equal. */
    EXACTLY,
    /** It begins with the value. */
    BEGINS_WITH,
    /** It is the value or more, as a number. */
    AT_LEAST,
    /** It is the value or less, as a number. */
    AT_MOST
  }

  private final Column column;
  private final Kind kind;
  private final List<String> values;

  /** Null for none. */
  private final Condition otherwise;

  private Condition(Column column, Kind kind, List<String> values, Condition otherwise) {
    this.column = column;
    this.kind = kind;
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
    this.otherwise = otherwise;
  }

  /**
   * One of any kind.
   *
   * @param values one for each kind but {@link Kind#ANY_OF}, which takes one or more
   */
  public static Condition of(Column column, Kind kind, List<String> values) {
    if (values.isEmpty() || (kind != Kind.ANY_OF && values.size() > 1)) {
      throw new IllegalArgumentException(column + " " + kind + " " + values.size() + " values");
    }
    return new Condition(column, kind, values, null);
  }

  public static Condition is(Column column, String value) {
    return of(column, Kind.ANY_OF, Collections.singletonList(value));
  }

  public static Condition atLeast(Column column, long value) {
    return of(column, Kind.AT_LEAST, Collections.singletonList(String.valueOf(value)));
  }

  public static Condition atMost(Column column, long value) {
    return of(column, Kind.AT_MOST, Collections.singletonList(String.valueOf(value)));
  }

  public static Condition exactly(Column column, String value) {
    return of(column, Kind.EXACTLY, Collections.singletonList(value));
  }

  /** The same, and another one instead where the column can hold no such value. */
  Condition otherwise(Condition instead) {
    return new Condition(column, kind, values, instead);
  }

  public Column column() {
    return column;
  }

  public Kind kind() {
    return kind;
  }

  public List<String> values() {
    return values;
  }

  /** What to meet instead where the column can hold no such value; null for nothing. */
  public Condition otherwise() {
    return otherwise;
  }

  /** Whether all rows that meet it have one value in the column. */
  public boolean isEquality() {
    return kind == Kind.EXACTLY || (kind == Kind.ANY_OF && values.size() == 1);
  }
}
