package io.useractivity.engine.store.write;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.connect.Transactions;
import io.useractivity.engine.store.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes rows to the configured database; connects, and creates what is missing, at the first. One
 * thread writes; another may use the open database meanwhile, by connections of its own.
 */
final class JdbcActivityStore implements ActivityStore {

  private final StoreSettings settings;
  private final Database database;
  private final Transactions transactions;
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
    this.transactions = new Transactions(database);
    this.log = log;
  }

  @Override
  public void write(Batch batch) throws StoreException {
    transactions.run(
        preparedFor(batch.rows().get(0)),
        connection -> {
          send(connection, batch.rows());
          return null;
        });
    written = true;
    try {
      tellChanges();
    } catch (RuntimeException | Error fullHeap) {
      // Rows that are stored must not look as if they were not.
    }
  }

  /** The database, once a row was stored and so the table is there; else null. */
  OpenDatabase database() {
    return written ? open : null;
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

  private Transactions.Source preparedFor(ActivityRow first) {
    return new Transactions.Source() {
      @Override
      public Connection connection() throws SQLException {
        return prepared(first, this);
      }

      @Override
      public void abandon(Connection connection) {
        OpenDatabase found = open;
        if (found != null) {
          found.abandon(connection);
        }
      }
    };
  }

  /** A connection, after the table was looked at; no row is to blame where that fails. */
  private Connection prepared(ActivityRow first, Transactions.Source source) throws SQLException {
    Connection connection = opened().connection();
    if (writer == null) {
      try {
        writer = writerFor(connection, first);
      } catch (SQLException e) {
        Transactions.giveUp(source, connection, e);
        throw e;
      } catch (RuntimeException | Error e) {
        Transactions.close(connection);
        throw e;
      }
    }
    return connection;
  }

  private void send(Connection connection, List<ActivityRow> rows) throws SQLException {
    try {
      writer.write(connection, rows);
    } catch (SQLException e) {
      if (database.dialect().isMissingTable(e) || JdbcErrors.isMissingColumn(e)) {
        writer = null; // dropped, renamed or altered meanwhile
      }
      throw e;
    }
  }

  private RowWriter writerFor(Connection connection, ActivityRow first) throws SQLException {
    OpenDatabase found = opened();
    Table table = new Table(found, settings.create(), settings.foreignKeys(), log);
    return new TableSurvey(found, settings.columns(), log)
        .writerFor(table.ensure(connection), connection, first);
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
}
