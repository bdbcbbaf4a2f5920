package io.useractivity.engine.store.retention;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row with all its columns, whichever the table has; immutable.
 *
 * <p>A value is a {@code String}, a {@code Boolean}, a {@code BigDecimal}, a {@code LocalDateTime}
 * (UTC), a {@link JsonText}, a {@code byte[]} or null.
 */
public final class RowImage {

  private final Map<String, Object> cells;

  /**
   * @param cells by the columns' names in lower case, in the table's order; with an id and a time
   */
  public RowImage(Map<String, Object> cells) {
    this.cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  public Map<String, Object> cells() {
    return cells;
  }

  public Object cell(String column) {
    return cells.get(column);
  }

  /** The text of a cell; null for null. */
  public String text(String column) {
    Object value = cells.get(column);
    return value == null ? null : String.valueOf(value);
  }

  /** The same with other values in some of its columns; columns that it lacks stay away. */
  public RowImage with(Map<String, Object> others) {
    Map<String, Object> changed = new LinkedHashMap<>(cells);
    for (Map.Entry<String, Object> other : others.entrySet()) {
      if (changed.containsKey(other.getKey())) {
        changed.put(other.getKey(), other.getValue());
      }
    }
    return new RowImage(changed);
  }

  /** What tells it apart and decides how long it stays. */
  public RowKey key() {
    return new RowKey(
        Long.parseLong(text("id")),
        (LocalDateTime) cells.get("created_at"),
        text("activity_type"),
        text("tenant_id"),
        text("user_id"),
        text("user_email"));
  }
}
