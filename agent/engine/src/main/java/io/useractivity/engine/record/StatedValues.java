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

  /** Nothing is said. */
  public static final StatedValues NONE =
      new StatedValues(new EnumMap<>(Column.class), true, false);

  /** As much is copied of a text at most. */
  public static final int MAX_TEXT_CHARS = 2_048;

  private static final int FIXED_BYTES = 160;
  private static final int BYTES_PER_VALUE = 40;

  private final EnumMap<Column, Object> values;
  private final boolean recorded;
  private final boolean ownRow;

  private StatedValues(EnumMap<Column, Object> values, boolean recorded, boolean ownRow) {
    this.values = values;
    this.recorded = recorded;
    this.ownRow = ownRow;
  }

  /** That and no more is said of a request. */
  public static StatedValues of(Map<Column, Object> values) {
    EnumMap<Column, Object> copy = new EnumMap<>(Column.class);
    copy.putAll(values);
    return new StatedValues(copy, true, false);
  }

  /** The value that is said for a column, null for none. */
  public Object value(Column column) {
    return values.get(column);
  }

  public boolean has(Column column) {
    return value(column) != null;
  }

  /** False if a request is to leave no row unless it fails. */
  public boolean isRecorded() {
    return recorded;
  }

  /** Whether this is a row by itself, and not more about the row of a request. */
  public boolean isOwnRow() {
    return ownRow;
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
    return new StatedValues(more, recorded, ownRow);
  }

  /** The same of a request that leaves no row unless it fails. */
  public StatedValues unrecorded() {
    return new StatedValues(values, false, ownRow);
  }

  /** The same as a row by itself. */
  public StatedValues asOwnRow() {
    return new StatedValues(values, true, true);
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
    return new StatedValues(all, recorded && other.recorded, ownRow);
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
