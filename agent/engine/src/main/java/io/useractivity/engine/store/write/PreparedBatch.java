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

  private final List<ColumnBinding> columns;
  private final StatementLimit limit;
  private final boolean countsAhead;

  /**
   * @param countsAhead whether the server is told how many rows there are before it takes ids for
   *     them
   */
  PreparedBatch(List<ColumnBinding> columns, StatementLimit limit, boolean countsAhead) {
    this.columns = columns;
    this.limit = limit;
    this.countsAhead = countsAhead;
  }

  @Override
  public int rowsAtOnce(int most) {
    return countsAhead ? most : ReservedIds.rowsOfTwo(most);
  }

  @Override
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    String sql = Insert.into(columns) + " VALUES " + Insert.placeholders(columns);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      // The pool's wrapper has nothing to do for a parameter, and there are many.
      PreparedStatement parameters = statement.unwrap(PreparedStatement.class);
      int next = 0;
      while (next < rows.size()) {
        int fitting = limit.end(rows, next, rows.size());
        int end = countsAhead ? fitting : next + ReservedIds.rowsWithoutGap(fitting - next);
        for (Object[] row : rows.subList(next, end)) {
          for (int i = 0; i < row.length; i++) {
            columns.get(i).set(parameters, i + 1, row[i]);
          }
          statement.addBatch();
        }
        statement.executeBatch();
        next = end;
      }
    }
  }
}
