package io.useractivity.engine.record;

import io.useractivity.engine.text.UnfilledText;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the application itself says of an activity, by annotation or call: values for some columns,
 * before which everything else that is known of them stands back. Immutable.
 *
 * <p>A value has the type of its column's {@link Column.Content}; but a JSON value is what the
 * application gave, copied to a {@code String}, {@code Number}, {@code Boolean}, {@code List} or
 * {@code Map}, and a resource's id may be an {@link UnfilledText}.
 */
public final class StatedValues {

  /** What row the values are for. */
  private enum Row {
    /** That of a request, whatever rules and excludes make of it. */
    OF_REQUEST,
    /** The same, but none unless it fails. */
    OF_FAILED_REQUEST,
    /** One by itself. */
    OWN,
    /** That of a request that the agent itself has answered: it is there whatever rules say. */
    OF_PAGE,
    /** None: a request for a part of such an answer. */
    NONE
  }

  /** Nothing is said. */
  public static final StatedValues NONE =
      new StatedValues(new EnumMap<>(Column.class), Row.OF_REQUEST);

  /** As much is copied of a text at most. */
  public static final int MAX_TEXT_CHARS = 2_048;

  private static final int FIXED_BYTES = 160;
  private static final int BYTES_PER_VALUE = 40;

  private final EnumMap<Column, Object> values;
  private final Row row;

  private StatedValues(EnumMap<Column, Object> values, Row row) {
    this.values = values;
    this.row = row;
  }

  /** That and no more is said of a request. */
  public static StatedValues of(Map<Column, Object> values) {
    EnumMap<Column, Object> copy = new EnumMap<>(Column.class);
    copy.putAll(values);
    return new StatedValues(copy, Row.OF_REQUEST);
  }

  /** The value that is said for a column, null for none. */
  public Object value(Column column) {
    return values.get(column);
  }

  /** Whether nothing is said of any column. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  public boolean has(Column column) {
    return value(column) != null;
  }

  /** False if a request is to leave no row unless it fails. */
  public boolean isRecorded() {
    return row != Row.OF_FAILED_REQUEST && row != Row.NONE;
  }

  /** Whether a request is to leave no row, however it ends. */
  public boolean isOfNoRow() {
    return row == Row.NONE;
  }

  /** Whether this is a row by itself, and not more about the row of a request. */
  public boolean isOwnRow() {
    return row == Row.OWN;
  }

  /** Whether the agent itself has answered, so that no rule of the application's is for it. */
  public boolean isOfPage() {
    return row == Row.OF_PAGE;
  }

  /** Whether it is said who the user is. */
  public boolean hasUser() {
    return has(Column.USER_ID) || has(Column.USER_EMAIL);
  }

  /**
   * Says one thing more.
   *
   * @param value null leaves what is said already
   */
  public StatedValues with(Column column, Object value) {
    if (value == null) {
      return this;
    }
    EnumMap<Column, Object> more = values.clone();
    more.put(column, value);
    return new StatedValues(more, row);
  }

  /** The same of a request that leaves no row unless it fails. */
  public StatedValues unrecorded() {
    return new StatedValues(values, Row.OF_FAILED_REQUEST);
  }

  /** The same as a row by itself. */
  public StatedValues asOwnRow() {
    return new StatedValues(values, Row.OWN);
  }

  /** The same of a request that the agent itself has answered. */
  public StatedValues ofPage() {
    return new StatedValues(values, Row.OF_PAGE);
  }

  /** Of a request that the agent itself has answered and that is to leave no row. */
  public static StatedValues ofNoRow() {
    return new StatedValues(new EnumMap<>(Column.class), Row.NONE);
  }

  /** These values, and the other's where these say nothing. */
  public StatedValues orElse(StatedValues other) {
    if (other == NONE) {
      return this;
    }
    if (this == NONE) {
      return other;
    }
    EnumMap<Column, Object> all = other.values.clone();
    all.putAll(values);
    return new StatedValues(all, row == Row.OF_REQUEST ? other.row : row);
  }

  /** About how many bytes of heap the values keep, at two bytes a character. */
  int bytes() {
    return this == NONE ? 0 : FIXED_BYTES + bytes(values.values());
  }

  private static int bytes(Object value) {
    if (value instanceof Collection) {
      int bytes = BYTES_PER_VALUE;
      for (Object each : (Collection<?>) value) {
        bytes += bytes(each);
      }
      return bytes;
    }
    if (value instanceof Map) {
      return bytes(((Map<?, ?>) value).keySet()) + bytes(((Map<?, ?>) value).values());
    }
    if (value instanceof String) {
      return BYTES_PER_VALUE + 2 * ((String) value).length();
    }
    return value == null ? 0 : BYTES_PER_VALUE;
  }
}
