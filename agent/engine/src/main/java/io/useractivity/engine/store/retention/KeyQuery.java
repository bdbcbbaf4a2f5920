package io.useractivity.engine.store.retention;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the keys of rows, and no wide column of theirs. */
final class KeyQuery {

  private KeyQuery() {}

  /** The beginning of a statement, up to its WHERE. */
  static String select(TableShape shape) {
    return "SELECT id, created_at, "
        + shape.selected("activity_type")
        + ", "
        + shape.selected("tenant_id")
        + ", "
        + shape.selected("user_id")
        + ", "
        + shape.selected("user_email")
        + " FROM "
        + shape.sql;
  }

  static List<RowKey> read(PreparedStatement statement) throws SQLException {
    List<RowKey> keys = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        keys.add(
            new RowKey(
                rows.getLong(1),
                rows.getObject(2, LocalDateTime.class),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6)));
      }
    }
    return keys;
  }
}
