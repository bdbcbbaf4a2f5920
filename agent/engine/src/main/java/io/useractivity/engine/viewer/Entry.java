package io.useractivity.engine.viewer;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.record.Column;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One recorded row, by column; immutable. */
final class Entry {

  static final String ID = "id";

  private final Map<String, String> cells = new LinkedHashMap<>();

  Entry(List<RowColumn> columns, List<String> texts) {
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i).name(), texts.get(i));
    }
  }

  /** Null if the table has no such column, or the row nothing in it. */
  String get(String column) {
    return cells.get(column);
  }

  /** Null for nothing. */
  String get(Column column) {
    String text = cells.get(column.columnName());
    return text == null || text.isEmpty() ? null : text;
  }

  /** By column, as the table has them; null for nothing. */
  Map<String, String> all() {
    return java.util.Collections.unmodifiableMap(cells);
  }

  String id() {
    return cells.get(ID);
  }

  /** In UTC; null if there is none. */
  LocalDateTime createdAt() {
    String text = get(Column.CREATED_AT);
    try {
      return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
    } catch (DateTimeException other) {
      return null;
    }
  }

  /** Null if it is not known. */
  Integer status() {
    return number(Column.STATUS_CODE);
  }

  /** Null if it is not known. */
  Integer millis() {
    return number(Column.RESPONSE_TIME_MS);
  }

  private Integer number(Column column) {
    String text = get(column);
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException other) {
      return null;
    }
  }

  /** By the row's own word; where it has none, by the status. */
  boolean failed() {
    String success = get(Column.SUCCESS);
    if (success != null) {
      return !Boolean.parseBoolean(success);
    }
    return status() != null && status() >= 400;
  }
}
