package io.useractivity.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes rows that are past their time, a few by primary key in each transaction: one DELETE of
 * millions makes the application's logins wait (keycloak/keycloak#20073). For one thread.
 */
final class Retention {

  private static final String EXPIRED =
      "SELECT id FROM "
          + Table.NAME
          + " WHERE created_at < ? ORDER BY created_at LIMIT "
          + ExpiredRows.CHUNK;
  private static final String DELETE = "DELETE FROM " + Table.NAME + " WHERE id = ?";

  private Retention() {}

  /** Deletes one chunk; how many rows that were. */
  static int deleteSome(Connection connection, int days, Instant now) throws SQLException {
    List<Long> expired = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(EXPIRED)) {
      select.setObject(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC).minusDays(days));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          expired.add(rows.getLong(1));
        }
      }
    }
    if (!expired.isEmpty()) {
      try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
        for (Long id : expired) {
          delete.setLong(1, id);
          delete.addBatch();
        }
        delete.executeBatch();
      }
    }
    return expired.size();
  }
}
