package io.useractivity.engine.store;

import io.useractivity.engine.config.ColumnSource;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.Batch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes rows to the configured database; connects, and creates what is missing, at the first. */
final class JdbcActivityStore implements ActivityStore, ExpiredRows {

  private final Database database;
  private final int poolSize;
  private final boolean create;
  private final Configuration configuration;
  private final Map<String, ColumnSource> columns;
  private final Log log;

  private FoundServer server;
  private volatile ConnectionPool pool;
  private RowFitter fitter;
  private Map<String, Long> changesTold = Collections.emptyMap();

  private JdbcActivityStore(Configuration configuration, Log log) {
    this.database = Database.of(configuration);
    this.poolSize = configuration.get(Option.JDBC_POOL_SIZE);
    this.create = configuration.get(Option.SCHEMA_CREATE);
    this.configuration = configuration;
    this.columns = configuration.columns();
    this.log = log;
  }

  /** The store of that configuration; nothing of a database is touched yet. */
  static JdbcActivityStore of(Configuration configuration, Log log) {
    return new JdbcActivityStore(configuration, log);
  }

  @Override
  public void write(Batch batch) throws StoreException {
    inTransaction(
        connection -> {
          if (fitter == null) {
            fitter = fitterFor(connection);
          }
          server.writer().write(connection, fitter.columns(), fitter.fit(batch.rows()));
        });
    tellChanges();
  }

  @Override
  public boolean isConnected() {
    return pool != null;
  }

  @Override
  public int deleteSome(int days) throws StoreException {
    int[] deleted = {0};
    inTransaction(connection -> deleted[0] = Retention.deleteSome(connection, days, Instant.now()));
    return deleted[0];
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
      pool = null;
      fitter = null;
    }
    database.kind().endThreads();
  }

  private RowFitter fitterFor(Connection connection) throws SQLException {
    Table table =
        new Table(server.driver(), create, configuration.get(Option.SCHEMA_FOREIGN_KEYS), log);
    FoundTable found = table.ensure(connection);
    RowFitter fitting = new RowFitter(found, columns);
    List<String> differences = found.differences();
    for (String name : fitting.inventions()) {
      differences.add(name + " must have a value and gets '' or 0 (column." + name + " sets one)");
    }
    for (String name : columns.keySet()) {
      if (found.column(name) == null) {
        differences.add("no " + name + ", which column." + name + " is to fill");
      }
    }
    if (!differences.isEmpty()) {
      log.warn(
          "The table "
              + Table.NAME
              + " differs from the expected one and is written to as it is: "
              + String.join("; ", differences)
              + ".");
    }
    if (found.losesRowsWithTheirUser()) {
      log.warn(
          "Deleting a user deletes their rows (foreign key of user_id, ON DELETE CASCADE);"
              + " schema.foreign-keys = set-null or none creates a table that keeps them.");
    }
    return fitting;
  }

  /** At most once a minute, and only if there are more. */
  private void tellChanges() {
    Map<String, Long> changes = fitter.changes();
    if (!changes.equals(changesTold)
        && log.infoOncePerMinute(
            "fit", "Values changed so far to fit their columns: " + changes + ".")) {
      changesTold = changes;
    }
  }

  /** What is done with a connection; committed when it returns. */
  private interface Work {

    void doWith(Connection connection) throws SQLException;
  }

  private void inTransaction(Work work) throws StoreException {
    boolean committing = false;
    try (Connection connection = connection()) {
      try {
        work.doWith(connection);
        committing = true;
        connection.commit();
      } catch (SQLException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw told(e, committing);
    }
  }

  private Connection connection() throws SQLException {
    if (pool == null) {
      server = FoundServer.find(database, log);
      pool = new ConnectionPool(server, poolSize);
      log.info("Writing to " + server + ".");
    }
    return pool.connection();
  }

  private StoreException told(SQLException e, boolean committing) {
    if (Failures.isMissingTable(e) || Failures.isMissingColumn(e)) {
      fitter = null; // dropped, renamed or altered meanwhile
    }
    if (Failures.isRefusal(e)) {
      return StoreException.refused(Failures.reason(e), e);
    }
    String message = database + ": " + Failures.reason(e);
    return committing && Failures.isLostConnection(e)
        ? StoreException.unconfirmed(message, e)
        : StoreException.unavailable(message, e);
  }

  private static void rollBack(Connection connection, SQLException because) {
    try {
      connection.rollback();
    } catch (SQLException connectionIsGone) {
      because.addSuppressed(connectionIsGone); // the server rolls back by itself
    }
  }
}
