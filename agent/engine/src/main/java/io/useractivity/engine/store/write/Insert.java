package io.useractivity.engine.store.write;

import io.useractivity.engine.store.schema.ActivityTable;
import java.util.List;

/** The head of an INSERT into the table. */
final class Insert {

  private Insert() {}

  /**
   * {@code INSERT INTO user_activity_logs (`a`, `b`)}; names quoted, as the database itself told
   * them.
   */
  static String into(List<ColumnBinding> columns) {
    StringBuilder names = new StringBuilder();
    for (ColumnBinding column : columns) {
      names.append(names.length() == 0 ? "" : ", ").append(column.name());
    }
    return "INSERT INTO " + ActivityTable.NAME + " (" + names + ")";
  }

  /** {@code (?, ?)}, for one row. */
  static String placeholders(List<ColumnBinding> columns) {
    StringBuilder placeholders = new StringBuilder();
    for (ColumnBinding column : columns) {
      placeholders.append(placeholders.length() == 0 ? "" : ", ").append(column.placeholder());
    }
    return "(" + placeholders + ")";
  }
}
