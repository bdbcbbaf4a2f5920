package io.useractivity.engine.record;

import io.useractivity.engine.text.Cut;
import io.useractivity.engine.text.JsonMarks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is to become one row of the table; immutable. */
public final class ActivityRow {

  /** What stands for the request's data where it could not be taken. */
  private static final String NO_REQUEST_DATA = "{\"" + JsonMarks.REFUSED + "\":true}";

  /** The fixed part of {@link #bytes()}: the object, its map, numbers and times. */
  private static final int FIXED_BYTES = 400;

  private static final int BYTES_PER_TEXT = 56;

  private final Map<Column, Object> values;
  private final String contextPath;
  private final int bytes;

  private ActivityRow(Map<Column, Object> values, String contextPath) {
    this.values = values;
    this.contextPath = contextPath;
    this.bytes = bytes(values);
  }

  private static int bytes(Map<Column, Object> values) {
    int bytes = FIXED_BYTES;
    for (Object value : values.values()) {
      if (value instanceof String) {
        bytes += BYTES_PER_TEXT + 2 * ((String) value).length();
      }
    }
    return bytes;
  }

  /** A {@code String}, {@code Integer}, {@code Boolean}, {@code LocalDateTime} (UTC) or null. */
  public Object value(Column column) {
    return values.get(column);
  }

  /** The application that the request was for, empty for the root; null if that is not known. */
  public String contextPath() {
    return contextPath;
  }

  /** About how many bytes of heap this row keeps, at two bytes a character. */
  public int bytes() {
    return bytes;
  }

  /** The same without what the request carried, which a mark stands for. */
  public ActivityRow withoutRequestData() {
    EnumMap<Column, Object> fewer = new EnumMap<>(values);
    fewer.put(Column.REQUEST_DATA, NO_REQUEST_DATA);
    return new ActivityRow(fewer, contextPath);
  }

  /**
   * Ever less of this row, for a store that does not take it as it is: without what the request
   * carried, then without the texts that a client words freely, then without any text.
   */
  public List<ActivityRow> reduced() {
    ActivityRow withoutData = withoutRequestData();
    EnumMap<Column, Object> withoutFreeTexts = new EnumMap<>(withoutData.values);
    EnumMap<Column, Object> withoutTexts = new EnumMap<>(values);
    for (Column column : Column.values()) {
      if (column.isFreeText()) {
        withoutFreeTexts.remove(column);
      }
      if (column.content() == Column.Content.TEXT || column.content() == Column.Content.JSON) {
        withoutTexts.remove(column);
      }
    }
    return Arrays.asList(
        withoutData,
        new ActivityRow(withoutFreeTexts, contextPath),
        new ActivityRow(withoutTexts, contextPath));
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Gathers the values of one row; for one thread. */
  public static final class Builder {

    private static final int MAX_CODE_POINTS = 2_048;

    private Map<Column, Object> values = new EnumMap<>(Column.class);
    private String contextPath;

    /** Whether a row has these values: it shall keep them. */
    private boolean built;

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
      if (built) {
        values = new EnumMap<>(values);
        built = false;
      }
      values.put(column, value);
      return this;
    }

    /** The row; what is set afterwards is in the next one alone. */
    public ActivityRow build() {
      built = true;
      return new ActivityRow(values, contextPath);
    }
  }
}
