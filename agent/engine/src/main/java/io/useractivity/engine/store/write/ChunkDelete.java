package io.useractivity.engine.store.write;

import io.useractivity.engine.store.schema.ActivityTable;
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
 * Deletes old rows, a few by primary key in each transaction: one DELETE of millions makes the
 * application's logins wait (keycloak/keycloak#20073).
 */
final class ChunkDelete {

  private static final String EXPIRED =
      "SELECT id FROM "
          + ActivityTable.NAME
          + " WHERE created_at < ? ORDER BY created_at LIMIT "
          + ExpiredRows.CHUNK;
  private static final String DELETE = "DELETE FROM " + ActivityTable.NAME + " WHERE id = ?";

  private ChunkDelete() {}

  /** Deletes one chunk, the oldest first; how many that were. The caller commits. */
  static int deleteSome(Connection connection, Instant before) throws SQLException {
    List<Object> expired = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(EXPIRED)) {
      select.setObject(1, LocalDateTime.ofInstant(before, ZoneOffset.UTC));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          expired.add(rows.getObject(1));
        }
      }
    }
    if (!expired.isEmpty()) {
      try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
        for (Object id : expired) {
          delete.setObject(1, id);
          delete.addBatch();
        }
        delete.executeBatch();
      }
    }
    return expired.size();
  }
}
