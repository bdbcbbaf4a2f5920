package io.useractivity.engine.store;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes rows to the configured database; connects, and creates what is missing, at the first. */
final class JdbcActivityStore implements ActivityStore {

  private final Database database;
  private final ConnectionPool pool;
  private final Table table;
  private final Retention retention;
  private final BatchWriter writer = new BatchWriter();
  private boolean tableIsThere;

  private JdbcActivityStore(
      Database database, ConnectionPool pool, Table table, Retention retention) {
    this.database = database;
    this.pool = pool;
    this.table = table;
    this.retention = retention;
  }

  /** The store of that configuration; nothing of a database is touched yet. */
  static JdbcActivityStore of(Configuration configuration, Log log) {
    Database database = Database.of(configuration);
    return new JdbcActivityStore(
        database,
        new ConnectionPool(database, configuration.get(Option.JDBC_POOL_SIZE)),
        new Table(database.kind(), configuration.get(Option.SCHEMA_CREATE), log),
        new Retention(configuration.get(Option.RETENTION_DAYS)));
  }

  @Override
  public void write(List<ActivityRow> rows) throws StoreException {
    inTransaction(
        connection -> {
          if (!tableIsThere) {
            table.ensure(connection);
            tableIsThere = true;
          }
          writer.write(connection, rows);
        });
  }

  @Override
  public void prune() throws StoreException {
    if (retention.isDue(System.nanoTime())) {
      inTransaction(
          connection -> retention.deleteSome(connection, Instant.now(), System.nanoTime()));
    }
  }

  /** What is done with a connection; committed when it returns. */
  private interface Work {

    void doWith(Connection connection) throws SQLException;
  }

  private void inTransaction(Work work) throws StoreException {
    boolean committing = false;
    try (Connection connection = pool.connection()) {
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

  private StoreException told(SQLException e, boolean committing) {
    if (Failures.isMissingTable(e)) {
      tableIsThere = false; // dropped or renamed meanwhile
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
