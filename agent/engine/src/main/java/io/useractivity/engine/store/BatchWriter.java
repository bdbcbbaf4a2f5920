package io.useractivity.engine.store;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Sends rows as one batch of a prepared statement, which MariaDB's driver sends as one bulk command
 * and Connector/J as one rewritten INSERT.
 */
final class BatchWriter {

  private static final String INSERT = insert();

  private static String insert() {
    StringBuilder names = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    for (Column column : Column.values()) {
      names.append(names.length() == 0 ? "" : ", ").append(column.columnName());
      marks.append(marks.length() == 0 ? "?" : ", ?");
    }
    return "INSERT INTO " + Table.NAME + " (" + names + ") VALUES (" + marks + ")";
  }

  /** Sends the rows; the caller commits. The batch is built anew from the rows at each call. */
  void write(Connection connection, List<ActivityRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (ActivityRow row : rows) {
        int index = 1;
        for (Column column : Column.values()) {
          set(statement, index++, row.value(column));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof String) {
      statement.setString(index, (String) value);
    } else if (value instanceof Integer) {
      statement.setInt(index, (Integer) value);
    } else if (value instanceof Boolean) {
      statement.setBoolean(index, (Boolean) value);
    } else if (value instanceof LocalDateTime) {
      // Without a zone: no driver and no server can move it.
      statement.setObject(index, value);
    } else {
      statement.setNull(index, Types.VARCHAR);
    }
  }
}
