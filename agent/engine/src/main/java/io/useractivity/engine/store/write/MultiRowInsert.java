package io.useractivity.engine.store.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A few INSERTs of many rows each, for a driver that would send a batch row by row: on a locked
 * table every one of those would wait its full time.
 */
final class MultiRowInsert implements BatchWriter {

  /** Well below the least {@code max_allowed_packet} in use, 4 MB on MySQL 5.7, even if escaped. */
  private static final int MAX_CHARS = 500_000;

  /** Parameters are numbered by two bytes; this many rows may have 130 columns. */
  private static final int MAX_ROWS = 500;

  @Override
  public void write(Connection connection, List<ColumnBinding> columns, List<Object[]> rows)
      throws SQLException {
    int from = 0;
    while (from < rows.size()) {
      int to = endOfStatement(rows, from);
      insert(connection, columns, rows.subList(from, to));
      from = to;
    }
  }

  private static int endOfStatement(List<Object[]> rows, int from) {
    long chars = 0;
    int to = from;
    while (to < rows.size() && to - from < MAX_ROWS && chars < MAX_CHARS) {
      for (Object value : rows.get(to)) {
        chars +=
            value instanceof String
                ? ((String) value).length()
                : value instanceof byte[] ? ((byte[]) value).length : Long.BYTES;
      }
      to++;
    }
    return to;
  }

  private static void insert(
      Connection connection, List<ColumnBinding> columns, List<Object[]> rows) throws SQLException {
    String placeholders = Insert.placeholders(columns);
    StringBuilder sql = new StringBuilder(Insert.into(columns)).append(" VALUES ");
    for (int i = 0; i < rows.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append(placeholders);
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      int index = 1;
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          columns.get(i).set(statement, index++, row[i]);
        }
      }
      statement.executeUpdate();
    }
  }
}
