package io.useractivity.engine.store.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One connection of a command, past any pool, with the settings that the agent's own have; commits
 * each statement by itself. For one thread.
 */
public final class Session implements AutoCloseable {

  private final Database database;
  private final Dialect dialect;
  private final Connection connection;
  private final ServerVersion version;

  private Session(Database database, Connection connection) throws SQLException {
    this.database = database;
    this.dialect = database.dialect();
    this.connection = connection;
    this.version = dialect.version(connection);
    String settings = dialect.sessionSettings();
    if (settings != null) {
      execute(settings);
    }
  }

  /** Connects; an embedded database that is not there yet is made. */
  public static Session open(Database database) throws SQLException {
    return on(database, database.dataSource().getConnection());
  }

  /** Connects; what is not there stays so. */
  public static Session existing(Database database) throws SQLException {
    return on(database, database.existing().getConnection());
  }

  private static Session on(Database database, Connection connection) throws SQLException {
    try {
      return new Session(database, connection);
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  public Connection connection() {
    return connection;
  }

  public Database database() {
    return database;
  }

  public Dialect dialect() {
    return dialect;
  }

  public ServerVersion version() {
    return version;
  }

  /** What is wrong, in one line, without secrets. */
  public String reason(SQLException failure) {
    return database.reason(failure);
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException connectionIsGone) {
      // What was done with it is done, or told already.
    }
    dialect.endThreads();
  }
}
