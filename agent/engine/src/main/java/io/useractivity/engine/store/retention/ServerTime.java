package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.connect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** The server's clock, by which JVMs whose own ones differ agree. */
final class ServerTime {

  private ServerTime() {}

  /** In UTC. */
  static LocalDateTime now(Connection connection, Dialect dialect) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT " + dialect.utcNow());
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getObject(1, LocalDateTime.class);
    }
  }
}
