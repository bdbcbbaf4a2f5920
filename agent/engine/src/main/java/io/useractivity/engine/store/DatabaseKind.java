package io.useractivity.engine.store;

import com.mysql.cj.jdbc.AbandonedConnectionCleanupThread;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The databases that rows can go to, told apart by the address; what differs between them is here.
 *
 * <p>Data sources are made as objects. A pool that is given an address asks {@code DriverManager},
 * and so fixes the driver list of the whole JVM before the application's drivers are in it
 * (brettwooldridge/HikariCP#2042).
 */
enum DatabaseKind {
  MARIADB("jdbc:mariadb:", "create_user_activity_logs_table.sql") {
    @Override
    DataSource dataSource(String url, String user, String password) throws SQLException {
      String address =
          new UrlOptions(url)
              .orElse("useBulkStmts", "true")
              .orElse("connectTimeout", CONNECT_TIMEOUT_MILLIS)
              .orElse("socketTimeout", SOCKET_TIMEOUT_MILLIS)
              .toString();
      MariaDbDataSource source = new MariaDbDataSource(address);
      if (user != null) {
        source.setUser(user);
      }
      if (password != null) {
        source.setPassword(password);
      }
      return source;
    }

    @Override
    String sessionSettings() {
      return MYSQL_SESSION;
    }
  },

  MYSQL("jdbc:mysql:", "create_user_activity_logs_table.sql") {
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
    String sessionSettings() {
      return MYSQL_SESSION;
    }

    @Override
    void endThreads() {
      // Connector/J's own, which looks for connections that were never closed.
      AbandonedConnectionCleanupThread.uncheckedShutdown();
    }
  },

  H2("jdbc:h2:", "h2_create_user_activity_logs_table.sql") {
    @Override
    DataSource dataSource(String url, String user, String password) {
      return new EmbeddedDataSource(url, user, password);
    }

    @Override
    String sessionSettings() {
      return null;
    }
  };

  private static final String CONNECT_TIMEOUT_MILLIS = "5000";
  private static final String SOCKET_TIMEOUT_MILLIS = "30000";

  /**
   * With foreign key checks on, each insert takes a shared lock on the application's users and
   * tenants rows until our commit. What waits for a lock gives up soon. A strict server refuses
   * what it would otherwise change in silence.
   */
  private static final String MYSQL_SESSION =
      "SET SESSION sql_mode = CONCAT('STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION',"
          + " IF(@@sql_mode LIKE '%NO_BACKSLASH_ESCAPES%', ',NO_BACKSLASH_ESCAPES', '')),"
          + " time_zone = '+00:00', foreign_key_checks = 0,"
          + " innodb_lock_wait_timeout = 2, lock_wait_timeout = 5";

  private final String prefix;
  private final String createScript;

  DatabaseKind(String prefix, String createScript) {
    this.prefix = prefix;
    this.createScript = createScript;
  }

  /**
   * Tells an address's kind.
   *
   * @return null if the address is of none of them
   */
  static DatabaseKind of(String url) {
    for (DatabaseKind kind : values()) {
      if (url.startsWith(kind.prefix)) {
        return kind;
      }
    }
    return null;
  }

  /** The name of the script that creates the table, a resource beside this class. */
  String createScript() {
    return createScript;
  }

  /** Opens connections to the address; user and password may be null. */
  abstract DataSource dataSource(String url, String user, String password) throws SQLException;

  /** The statement that each new connection begins with, or null. */
  abstract String sessionSettings();

  /**
   * Ends the threads that a driver leaves running when all connections are closed. The driver is
   * ours alone, whatever others the application has.
   */
  void endThreads() {}
}
