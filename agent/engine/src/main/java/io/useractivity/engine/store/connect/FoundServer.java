package io.useractivity.engine.store.connect;

import io.useractivity.engine.log.Log;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What answers at the configured address, and the best way to write to it; immutable. */
final class FoundServer {

  private final Dialect dialect;
  private final DataSource source;
  private final ServerVersion version;
  private final BatchMethod batchMethod;
  private final long maxPacketBytes;

  private FoundServer(
      Dialect dialect,
      DataSource source,
      ServerVersion version,
      BatchMethod batchMethod,
      long maxPacketBytes) {
    this.dialect = dialect;
    this.source = source;
    this.version = version;
    this.batchMethod = batchMethod;
    this.maxPacketBytes = maxPacketBytes;
  }

  /**
   * Connects once and asks. Past any pool: that tells what is wrong at once and in the driver's
   * words, where a pool tries until its time is up.
   */
  static FoundServer find(Database database, DataSource addressed, Log log) throws SQLException {
    DataSource source = addressed;
    Dialect dialect = database.dialect();
    try (Connection connection = source.getConnection()) {
      ServerVersion version = dialect.version(connection);
      Dialect preferred = dialect.preferredFor(version);
      if (preferred != dialect) {
        DataSource own = mariaDbSource(database, preferred, connection, log);
        if (own != null) {
          source = own;
          dialect = preferred;
        }
      }
      return new FoundServer(
          dialect,
          source,
          version,
          dialect.batchMethod(version, connection),
          dialect.maxPacketBytes(connection));
    }
  }

  /**
   * MariaDB's own driver for a MariaDB that is addressed as a MySQL; null if it can't take over.
   */
  private static DataSource mariaDbSource(
      Database database, Dialect mariaDb, Connection connection, Log log) throws SQLException {
    ConnectorJAddress address = database.forMariaDb(isEncrypted(connection));
    if (address.mariaDbUrl() == null) {
      log.info(
          "The server is a MariaDB, but MySQL's driver stays: MariaDB's has no equal of "
              + address.obstacle()
              + ".");
      return null;
    }
    DataSource source = database.dataSource(mariaDb, address.mariaDbUrl());
    try {
      source.getConnection().close();
      return source;
    } catch (SQLException e) {
      log.info(
          "The server is a MariaDB, but MySQL's driver stays: MariaDB's does not connect ("
              + database.reason(e)
              + ").");
      return null;
    }
  }

  private static boolean isEncrypted(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) {
      return result.next() && !result.getString(2).isEmpty();
    }
  }

  /** That of the driver in use, which may be another than the address names. */
  Dialect dialect() {
    return dialect;
  }

  DataSource source() {
    return source;
  }

  BatchMethod batchMethod() {
    return batchMethod;
  }

  /** How many bytes it takes in one packet. */
  long maxPacketBytes() {
    return maxPacketBytes;
  }

  @Override
  public String toString() {
    return version + " by " + batchMethod;
  }
}
