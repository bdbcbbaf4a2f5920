package io.useractivity.engine.store.write;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.FoundTable;
import io.useractivity.engine.store.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes rows to the configured database; connects, and creates what is missing, at the first. One
 * thread writes; another may delete meanwhile, on a connection of its own.
 */
final class JdbcActivityStore implements ActivityStore, ExpiredRows {

  private final StoreSettings settings;
  private final Database database;
  private final Log log;

  /** All that two threads share: null before the first write and after the end. */
  private volatile OpenDatabase open;

  /** Whether a batch is stored, so that the table is there; for any thread. */
  private volatile boolean written;

  private RowWriter writer;
  private Map<String, Long> changesTold = Collections.emptyMap();

  /** Nothing of a database is touched yet. */
  JdbcActivityStore(StoreSettings settings, Log log) {
    this.settings = settings;
    this.database = Database.of(settings);
    this.log = log;
  }

  @Override
  public void write(Batch batch) throws StoreException {
    inTransaction(
        () -> opened().connection(),
        connection -> {
          send(connection, batch.rows());
          return null;
        });
    written = true;
    tellChanges();
  }

  @Override
  public boolean isConnected() {
    return written && open != null;
  }

  @Override
  public int deleteSome(Instant before) throws StoreException {
    OpenDatabase found = open;
    return found == null
        ? 0
        : inTransaction(
            found::connection, connection -> ChunkDelete.deleteSome(connection, before));
  }

  @Override
  public void close() {
    OpenDatabase found = open;
    if (found != null) {
      open = null;
      writer = null;
      found.close();
    }
    database.dialect().endThreads();
  }

  private OpenDatabase opened() throws SQLException {
    if (open == null) {
      open = OpenDatabase.open(database, settings.poolSize(), log);
    }
    return open;
  }

  private void send(Connection connection, List<ActivityRow> rows) throws SQLException {
    try {
      if (writer == null) {
        writer = writerFor(connection);
      }
      writer.write(connection, rows);
    } catch (SQLException e) {
      if (database.dialect().isMissingTable(e) || JdbcErrors.isMissingColumn(e)) {
        writer = null; // dropped, renamed or altered meanwhile
      }
      throw e;
    }
  }

  private RowWriter writerFor(Connection connection) throws SQLException {
    OpenDatabase found = opened();
    Table table = new Table(found, settings.create(), settings.foreignKeys(), log);
    FoundTable columns = table.ensure(connection);
    RowFitter fitter = new RowFitter(columns, settings.columns());
    tellDifferences(columns, fitter);
    return new RowWriter(fitter, found.dialect(), found.batchMethod());
  }

  private void tellDifferences(FoundTable found, RowFitter fitter) {
    List<String> differences = found.differences();
    for (String name : fitter.inventions()) {
      differences.add(name + " must have a value and gets '' or 0 (column." + name + " sets one)");
    }
    for (String name : settings.columns().keySet()) {
      if (found.column(name) == null) {
        differences.add("no " + name + ", which column." + name + " is to fill");
      }
    }
    if (!differences.isEmpty()) {
      log.warn(
          "The table "
              + ActivityTable.NAME
              + " differs from the expected one and is written to as it is: "
              + String.join("; ", differences)
              + ".");
    }
    if (found.losesRowsWithTheirUser()) {
      log.warn(
          "Deleting a user deletes their rows (foreign key of user_id, ON DELETE CASCADE);"
              + " schema.foreign-keys = set-null or none creates a table that keeps them.");
    }
  }

  /** At most once a minute, and only if there are more. */
  private void tellChanges() {
    Map<String, Long> changes = writer.changes();
    if (!changes.equals(changesTold)
        && log.infoOncePerMinute(
            "fit", "Values changed so far to fit their columns: " + changes + ".")) {
      changesTold = changes;
    }
  }

  /** Where a connection comes from. */
  private interface Source {

    Connection connection() throws SQLException;
  }

  /** What is done with a connection; committed when it returns. */
  private interface Work<T> {

    T doWith(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Source source, Work<T> work) throws StoreException {
    boolean committing = false;
    try (Connection connection = source.connection()) {
      try {
        T result = work.doWith(connection);
        committing = true;
        connection.commit();
        return result;
      } catch (SQLException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw told(e, committing);
    } catch (RuntimeException | LinkageError e) {
      // Of a driver, or of the pool, whose words may be the driver's.
      throw StoreException.unavailable(database + ": " + database.reason(e), e);
    }
  }

  private StoreException told(SQLException e, boolean committing) {
    String reason = database.reason(e);
    if (JdbcErrors.isRefusal(e)) {
      return StoreException.refused(reason, e);
    }
    String message = database + ": " + reason;
    return committing && JdbcErrors.isLostConnection(e)
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
