package io.useractivity.engine.store.connect;

import java.io.File;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStoreException;

/**
 * Opens H2 directly: its own data source loads {@code org.h2.Driver}, which registers itself with
 * {@code DriverManager} for the application to see.
 */
final class EmbeddedDataSource implements DataSource {

  /** What has to be so before a database is opened. */
  interface Condition {

    void check() throws SQLException;
  }

  private final String url;
  private final String user;
  private final String password;
  private final Condition condition;
  private final File file;

  /**
   * @param file the agent's own; null for another
   */
  EmbeddedDataSource(String url, String user, String password, Condition condition, File file) {
    this.condition = condition;
    this.file = file;
    this.url = url;
    this.user = user == null ? "" : user;
    this.password = password == null ? "" : password;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return open(user, password);
  }

  @Override
  public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
    return open(otherUser, otherPassword);
  }

  private Connection open(String name, String secret) throws SQLException {
    condition.check();
    JdbcConnection connection;
    try {
      connection = new JdbcConnection(url, new Properties(), name, secret, false);
    } catch (SQLException e) {
      if (file == null || !RecoveredFile.isNeeded(e)) {
        throw e;
      }
      RecoveredFile.recover(file);
      connection = new JdbcConnection(url, new Properties(), name, secret, false);
    }
    try {
      RecoveredFile.settle(connection);
      return connection;
    } catch (MVStoreException e) { // such as of a full disk
      connection.close();
      throw new SQLException(url + " cannot be put in order: " + e.getMessage(), e);
    }
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // Our log is the only one.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // An embedded database has nobody to wait for.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("java.util.logging is the application's");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("This wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
