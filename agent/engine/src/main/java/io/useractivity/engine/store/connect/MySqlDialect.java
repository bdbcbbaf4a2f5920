package io.useractivity.engine.store.connect;

import com.mysql.cj.jdbc.AbandonedConnectionCleanupThread;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.MysqlDataSource;
import io.useractivity.engine.config.JdbcScheme;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** MySQL's driver, Connector/J, to a MySQL or to a MariaDB. */
final class MySqlDialect extends ServerDialect {

  private final Dialect mariaDb;

  /**
   * @param mariaDb what serves a MariaDB better
   */
  MySqlDialect(Dialect mariaDb) {
    super(JdbcScheme.MYSQL);
    this.mariaDb = mariaDb;
  }

  @Override
  DataSource dataSource(String url, String user, String password) {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(
        new UrlOptions(url)
            .orElse("rewriteBatchedStatements", "true")
            // Else the rest of a batch is tried after its first failure, each part waiting anew.
            .orElse("continueBatchOnError", "false")
            .orElse("connectTimeout", CONNECT_TIMEOUT_MILLIS)
            .orElse("socketTimeout", SOCKET_TIMEOUT_MILLIS)
            .toString());
    if (user != null) {
      source.setUser(user);
    }
    if (password != null) {
      source.setPassword(password);
    }
    return source;
  }

  @Override
  Dialect preferredFor(ServerVersion version) {
    return version.isMariaDb() ? mariaDb : this;
  }

  @Override
  BatchMethod batchMethod(ServerVersion version, Connection connection) {
    return hasJsonTable(version, connection) ? BatchMethod.JSON_TABLE : BatchMethod.REWRITTEN_BATCH;
  }

  @Override
  public PreparedStatement prepareOnServer(Connection connection, String sql) throws SQLException {
    JdbcConnection own = connection.unwrap(JdbcConnection.class);
    // Behind a proxy for several hosts a statement stays with one, and the transaction may not.
    return own.isProxySet() ? null : own.serverPrepareStatement(sql);
  }

  @Override
  public void endThreads() {
    // Connector/J's own, which looks for connections that were never closed.
    AbandonedConnectionCleanupThread.uncheckedShutdown();
  }
}
