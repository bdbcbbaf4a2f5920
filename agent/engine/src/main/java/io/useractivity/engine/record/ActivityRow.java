package io.useractivity.engine.record;

import java.util.EnumMap;
import java.util.Map;

/** One row of the table, its texts fitted to the columns; immutable. */
public final class ActivityRow {

  private final Map<Column, Object> values;

  private ActivityRow(Map<Column, Object> values) {
    this.values = values;
  }

  /** A {@code String}, {@code Integer}, {@code Boolean}, {@code LocalDateTime} (UTC) or null. */
  public Object value(Column column) {
    return values.get(column);
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Gathers the values of one row; for one thread. */
  public static final class Builder {

    private final Map<Column, Object> values = new EnumMap<>(Column.class);

    /** Sets a text, cut to the column's width. */
    public Builder text(Column column, String text) {
      return value(column, FittedText.fit(text, column.width()));
    }

    public Builder value(Column column, Object value) {
      values.put(column, value);
      return this;
    }

    public ActivityRow build() {
      return new ActivityRow(new EnumMap<>(values));
    }
  }
}
