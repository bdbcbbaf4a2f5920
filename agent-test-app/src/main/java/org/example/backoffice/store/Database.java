package org.example.backoffice.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDriver;

/**
 * Owns the in-memory database from its creation to its end, so that a redeployment leaks nothing.
 */
public final class Database implements AutoCloseable {
  private static final String URL = "jdbc:hsqldb:mem:backoffice";
  private static final String USER = "SA";
  private static final String PASSWORD = "";

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Opens the pool and fills the empty database with the schema and the demo accounts. */
  public static Database open() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("backoffice");
    config.setDriverClassName(JDBCDriver.class.getName());
    config.setJdbcUrl(URL);
    config.setUsername(USER);
    config.setPassword(PASSWORD);
    config.setMaximumPoolSize(10);
    Database database = new Database(new HikariDataSource(config));
    database.createSchema();
    return database;
  }

  public DataSource dataSource() {
    return pool;
  }

  private void createSchema() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : script().split(";", -1)) {
        if (!sql.trim().isEmpty()) {
          statement.execute(sql);
        }
      }
    } catch (SQLException e) {
      throw new StoreFailure("The schema could not be created", e);
    }
  }

  private static String script() {
    try (InputStream in = Database.class.getResourceAsStream("schema.sql")) {
      ByteArrayOutputStream script = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        script.write(buffer, 0, read);
      }
      return new String(script.toByteArray(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the pool first: a pool that refills itself would open the database again. */
  @Override
  public void close() {
    pool.close();
    try {
      shutDown();
      deregisterDriver();
    } catch (SQLException e) {
      throw new StoreFailure("The database could not be shut down", e);
    }
  }

  private static void shutDown() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL, USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  private static void deregisterDriver() throws SQLException {
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (driver instanceof JDBCDriver) {
        DriverManager.deregisterDriver(driver);
      }
    }
  }
}
