package io.useractivity.engine.store;

import java.util.List;

/** The head of an INSERT into the table. */
final class Insert {

  private Insert() {}

  /** {@code INSERT INTO user_activity_logs (a, b)}; names as the database itself told them. */
  static String into(List<ColumnFit> columns) {
    StringBuilder names = new StringBuilder();
    for (ColumnFit column : columns) {
      names.append(names.length() == 0 ? "" : ", ").append(column.column().name());
    }
    return "INSERT INTO " + Table.NAME + " (" + names + ")";
  }

  /** {@code (?, ?)}, for one row. */
  static String marks(List<ColumnFit> columns) {
    StringBuilder marks = new StringBuilder();
    for (ColumnFit column : columns) {
      marks.append(marks.length() == 0 ? "" : ", ").append(column.mark());
    }
    return "(" + marks + ")";
  }
}
