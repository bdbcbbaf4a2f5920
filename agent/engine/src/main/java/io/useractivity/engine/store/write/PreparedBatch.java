package io.useractivity.engine.store.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The batch of a prepared statement, which MariaDB's driver sends as one bulk command, Connector/J
 * as few rewritten INSERTs, and others as they can.
 */
final class PreparedBatch implements BatchWriter {

  private final StatementLimit limit;

  PreparedBatch(StatementLimit limit) {
    this.limit = limit;
  }

  @Override
  public void write(Connection connection, List<ColumnBinding> columns, List<Object[]> rows)
      throws SQLException {
    String sql = Insert.into(columns) + " VALUES " + Insert.placeholders(columns);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = 0;
      while (next < rows.size()) {
        int end = limit.end(rows, next, rows.size());
        for (Object[] row : rows.subList(next, end)) {
          for (int i = 0; i < row.length; i++) {
            columns.get(i).set(statement, i + 1, row[i]);
          }
          statement.addBatch();
        }
        statement.executeBatch();
        next = end;
      }
    }
  }
}
