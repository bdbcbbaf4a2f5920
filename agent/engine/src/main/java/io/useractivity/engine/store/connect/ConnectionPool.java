package io.useractivity.engine.store.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.useractivity.engine.thread.DaemonThreads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The agent's own connections, never the application's; opened as they are needed. Safe for use by
 * any thread.
 */
final class ConnectionPool {

  private static final String NAME = "user-activity";
  private static final String FOREIGN_SETTINGS = "hikaricp.configurationFile";

  private final HikariDataSource pool;

  /**
   * @param size connections at most
   * @throws SQLException if HikariCP can't be set up; a server that is away is no reason
   */
  ConnectionPool(FoundServer server, int size) throws SQLException {
    this.pool = new HikariDataSource(configuration(server, size));
  }

  /** A connection that does not commit by itself; closing it gives it back. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** The connection is not used again: the next one is opened anew. */
  void abandon(Connection connection) {
    pool.evictConnection(connection);
  }

  void close() {
    pool.close();
  }

  /** Whatever -Dhikaricp.configurationFile says is overruled: that file is the application's. */
  private static HikariConfig configuration(FoundServer server, int size) throws SQLException {
    HikariConfig config;
    try {
      config = new HikariConfig();
    } catch (RuntimeException e) {
      // Its constructor reads the file, and can't be told not to.
      throw new SQLException(
          "the system property "
              + FOREIGN_SETTINGS
              + " names a file that HikariCP cannot read ("
              + System.getProperty(FOREIGN_SETTINGS)
              + "), and so no pool opens in this JVM; correct or remove it",
          e);
    }
    config.setPoolName(NAME);
    config.setDataSource(server.source());
    config.setDataSourceClassName(null);
    config.setDataSourceJNDI(null);
    config.setUsername(null);
    config.setPassword(null);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setReadOnly(false);
    config.setCatalog(null);
    config.setSchema(null);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql(server.dialect().sessionSettings());
    config.setConnectionTestQuery(null);
    config.setIsolateInternalQueries(false);
    config.setAllowPoolSuspension(false);
    config.setRegisterMbeans(false);
    config.setMetricRegistry(null);
    config.setHealthCheckRegistry(null);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(6));
    config.setValidationTimeout(TimeUnit.SECONDS.toMillis(3));
    config.setIdleTimeout(TimeUnit.MINUTES.toMillis(10));
    config.setMaxLifetime(TimeUnit.MINUTES.toMillis(30));
    config.setKeepaliveTime(0);
    config.setLeakDetectionThreshold(0);
    config.setInitializationFailTimeout(-1);
    config.setScheduledExecutor(null);
    config.setThreadFactory(new PoolThreads());
    return config;
  }

  /** Daemons that inherit nothing from whoever made a connection necessary. */
  private static final class PoolThreads implements ThreadFactory {

    @Override
    public Thread newThread(Runnable task) {
      return DaemonThreads.named(NAME + "-pool", task);
    }
  }
}
