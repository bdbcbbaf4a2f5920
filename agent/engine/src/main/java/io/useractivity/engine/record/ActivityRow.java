package io.useractivity.engine.record;

import io.useractivity.engine.text.Cut;
import java.util.EnumMap;
import java.util.Map;

/** What is to become one row of the table; immutable. */
public final class ActivityRow {

  private final Map<Column, Object> values;
  private final String contextPath;

  private ActivityRow(Map<Column, Object> values, String contextPath) {
    this.values = values;
    this.contextPath = contextPath;
  }

  /** A {@code String}, {@code Integer}, {@code Boolean}, {@code LocalDateTime} (UTC) or null. */
  public Object value(Column column) {
    return values.get(column);
  }

  /** The application that the request was for, empty for the root; null if that is not known. */
  public String contextPath() {
    return contextPath;
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Gathers the values of one row; for one thread. */
  public static final class Builder {

    private static final int MAX_CODE_POINTS = 2_048;

    private final Map<Column, Object> values = new EnumMap<>(Column.class);
    private String contextPath;

    /** Sets a text, bounded so that a row stays small; the store fits it to the table's column. */
    public Builder text(Column column, String text) {
      // Tables may be wider than ours; an error's message never is.
      int bound = column == Column.ERROR_MESSAGE ? column.width() : MAX_CODE_POINTS;
      return value(column, Cut.codePoints(text, bound));
    }

    public Builder contextPath(String path) {
      contextPath = path;
      return this;
    }

    public Builder value(Column column, Object value) {
      values.put(column, value);
      return this;
    }

    public ActivityRow build() {
      return new ActivityRow(new EnumMap<>(values), contextPath);
    }
  }
}
