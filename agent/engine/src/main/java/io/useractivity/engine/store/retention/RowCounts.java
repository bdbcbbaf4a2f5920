package io.useractivity.engine.store.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** Counts the rows of a time, for who verifies a table. Immutable. */
final class RowCounts {

  private final TableShape shape;

  RowCounts(TableShape shape) {
    this.shape = shape;
  }

  /** How many there are. */
  long of(Connection connection, LocalDateTime from, LocalDateTime before) throws SQLException {
    return count(connection, "", from, before);
  }

  /** How many of them another table has as well. */
  long alsoIn(Connection connection, TableShape other, LocalDateTime from, LocalDateTime before)
      throws SQLException {
    String join = " JOIN " + other.sql + " b ON b.id = a.id AND b.created_at = a.created_at";
    return count(connection, join, from, before);
  }

  private long count(Connection connection, String join, LocalDateTime from, LocalDateTime before)
      throws SQLException {
    String sql =
        "SELECT COUNT(*) FROM "
            + shape.sql
            + " a"
            + join
            + " WHERE a.created_at >= ? AND a.created_at < ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      shape.dialect.setExactTime(select, 1, from);
      shape.dialect.setExactTime(select, 2, before);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
