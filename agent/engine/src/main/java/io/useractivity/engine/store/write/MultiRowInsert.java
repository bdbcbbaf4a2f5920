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

  /** Parameters are numbered by two bytes; this many rows may have 130 columns. */
  private static final int MAX_ROWS = 500;

  private final List<ColumnBinding> columns;
  private final StatementLimit limit;

  MultiRowInsert(List<ColumnBinding> columns, StatementLimit limit) {
    this.columns = columns;
    this.limit = limit;
  }

  @Override
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    int from = 0;
    while (from < rows.size()) {
      int to = limit.end(rows, from, MAX_ROWS);
      insert(connection, rows.subList(from, to));
      from = to;
    }
  }

  private void insert(Connection connection, List<Object[]> rows) throws SQLException {
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
