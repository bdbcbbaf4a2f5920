package io.useractivity.engine.store;

import io.useractivity.engine.log.Log;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What answers at the configured address, and the best way to write to it; immutable. */
final class FoundServer {

  private final DatabaseKind driver;
  private final DataSource source;
  private final ServerVersion version;
  private final BatchWriter writer;

  private FoundServer(
      DatabaseKind driver, DataSource source, ServerVersion version, BatchWriter writer) {
    this.driver = driver;
    this.source = source;
    this.version = version;
    this.writer = writer;
  }

  /**
   * Connects once and asks. Past any pool: that tells what is wrong at once and in the driver's
   * words, where a pool tries until its time is up.
   */
  static FoundServer find(Database database, Log log) throws SQLException {
    DataSource source = database.dataSource();
    try (Connection connection = source.getConnection()) {
      ServerVersion version = ServerVersion.of(connection, database.kind());
      if (database.kind() == DatabaseKind.MYSQL
          && version.product() == ServerVersion.Product.MARIADB) {
        DataSource own = mariaDbSource(database, connection, log);
        if (own != null) {
          return new FoundServer(
              DatabaseKind.MARIADB,
              own,
              version,
              writer(DatabaseKind.MARIADB, version, connection));
        }
      }
      return new FoundServer(
          database.kind(), source, version, writer(database.kind(), version, connection));
    }
  }

  /**
   * MariaDB's own driver for a MariaDB that is addressed as a MySQL; null if it can't take over.
   */
  private static DataSource mariaDbSource(Database database, Connection connection, Log log)
      throws SQLException {
    ConnectorJAddress address = database.forMariaDb(isEncrypted(connection));
    if (address.mariaDbUrl() == null) {
      log.info(
          "The server is a MariaDB, but MySQL's driver stays: MariaDB's has no equal of "
              + address.obstacle()
              + ".");
      return null;
    }
    DataSource source = database.dataSource(DatabaseKind.MARIADB, address.mariaDbUrl());
    try {
      source.getConnection().close();
      return source;
    } catch (SQLException e) {
      log.info(
          "The server is a MariaDB, but MySQL's driver stays: MariaDB's does not connect ("
              + Failures.reason(e)
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

  private static BatchWriter writer(
      DatabaseKind driver, ServerVersion version, Connection connection) {
    switch (version.product()) {
      case H2:
        return new PreparedBatch("batch");
      case MARIADB:
        return new PreparedBatch(
            driver == DatabaseKind.MARIADB ? "bulk command" : "rewritten batch");
      default:
        if (version.isAtLeast(8, 0, 4) && JsonTable.works(connection)) {
          return new JsonTable();
        }
        return driver == DatabaseKind.MYSQL
            ? new PreparedBatch("rewritten batch")
            : new MultiRowInsert();
    }
  }

  /** The driver in use, which may be another than the address names. */
  DatabaseKind driver() {
    return driver;
  }

  DataSource source() {
    return source;
  }

  BatchWriter writer() {
    return writer;
  }

  @Override
  public String toString() {
    return version + " by " + writer;
  }
}
