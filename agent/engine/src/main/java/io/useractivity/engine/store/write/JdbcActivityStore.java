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
import io.useractivity.engine.store.schema.FoundTable;
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

  /** Null where they are not kept, or nobody has looked yet. */
  private JournalPositions positions;

  /** A batch whose commit may have come through, or not; null if there is none. */
  private Batch unclear;

  private volatile Map<String, Long> changes = Collections.emptyMap();

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
    Transactions.Source source = preparedFor(batch);
    if (unclear != null && isThere(source, batch)) {
      return;
    }
    try {
      transactions.run(
          source,
          connection -> {
            send(connection, batch);
            return null;
          });
    } catch (StoreException e) {
      throw e.isUnconfirmed() && keepsPosition(batch) ? toBeAsked(batch, e) : e;
    }
    written = true;
    try {
      tellChanges();
    } catch (RuntimeException | Error fullHeap) {
      // Rows that are stored must not look as if they were not.
    }
  }

  @Override
  public int rowsAtOnce(int most) {
    return writer == null ? most : writer.rowsAtOnce(most);
  }

  /** The database, once a row was stored and so the table is there; else null. */
  OpenDatabase database() {
    return written ? open : null;
  }

  @Override
  public Map<String, Long> changes() {
    return changes;
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

  private boolean keepsPosition(Batch batch) {
    return positions != null && batch.journal().tells();
  }

  /** Nothing is known before the database answers again; until then nobody may take it apart. */
  private StoreException toBeAsked(Batch batch, StoreException e) {
    unclear = batch;
    return new StoreException(StoreException.Kind.AWAY, e.getMessage(), e);
  }

  /** Whether the batch that may have been stored is the one that is to be stored now, and is. */
  private boolean isThere(Transactions.Source source, Batch batch) throws StoreException {
    Batch asked = unclear;
    boolean stored;
    try {
      stored =
          transactions.run(
              source,
              connection -> {
                Long position =
                    positions == null ? null : positions.position(connection, asked.journal());
                return position != null && position >= asked.end();
              });
    } catch (StoreException e) {
      throw new StoreException(StoreException.Kind.AWAY, e.getMessage(), e);
    }
    unclear = null;
    return stored && batch.journal().equals(asked.journal()) && batch.end() <= asked.end();
  }

  private Transactions.Source preparedFor(Batch batch) {
    return new Transactions.Source() {
      @Override
      public Connection connection() throws SQLException {
        return prepared(batch, this);
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
  private Connection prepared(Batch batch, Transactions.Source source) throws SQLException {
    Connection connection = opened().connection();
    if (writer == null) {
      try {
        writer = writerFor(connection, batch);
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

  private void send(Connection connection, Batch batch) throws SQLException {
    try {
      List<ActivityRow> rows = batch.rows();
      int stored = keepsPosition(batch) ? positions.move(connection, batch) : 0;
      if (stored < rows.size()) {
        writer.write(connection, rows.subList(stored, rows.size()));
      }
    } catch (SQLException e) {
      if (database.dialect().isMissingTable(e) || JdbcErrors.isMissingColumn(e)) {
        writer = null; // dropped, renamed or altered meanwhile
      }
      throw e;
    }
  }

  private RowWriter writerFor(Connection connection, Batch batch) throws SQLException {
    OpenDatabase found = opened();
    Table table = new Table(found, settings.create(), settings.foreignKeys(), log);
    FoundTable there = table.ensure(connection);
    positions =
        batch.journal().tells()
            ? JournalPositions.find(
                connection, found, settings.create(), there.isTransactional(), log)
            : null;
    return new TableSurvey(found, settings.columns(), log)
        .writerFor(there, connection, batch.rows().get(0));
  }

  /** At most once a minute, and only if there are more. */
  private void tellChanges() {
    Map<String, Long> now = writer.changes();
    changes = now;
    if (!now.equals(changesTold)
        && log.infoOncePerMinute(
            "fit", "Values changed so far to fit their columns: " + now + ".")) {
      changesTold = now;
    }
  }
}
