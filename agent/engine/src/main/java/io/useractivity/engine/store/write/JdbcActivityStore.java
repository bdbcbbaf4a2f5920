package io.useractivity.engine.store.write;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.connect.StatementFailures;
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

  private static final int VALID_SECONDS = 3;

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
        () -> prepared(batch.rows().get(0)),
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

  /** A connection, after the table was looked at; no row is to blame where that fails. */
  private Connection prepared(ActivityRow first) throws SQLException {
    Connection connection = opened().connection();
    if (writer == null) {
      try {
        writer = writerFor(connection, first);
      } catch (SQLException e) {
        giveUp(connection, e);
        throw e;
      } catch (RuntimeException | Error e) {
        close(connection);
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

  /** Where a connection comes from. */
  private interface Source {

    Connection connection() throws SQLException;
  }

  /** What is done with a connection; committed when it returns. */
  private interface Work<T> {

    T doWith(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Source source, Work<T> work) throws StoreException {
    Connection connection;
    try {
      connection = source.connection();
    } catch (SQLException e) {
      throw new StoreException(Kind.AWAY, database + ": " + database.reason(e), e);
    } catch (RuntimeException e) {
      throw defect(e);
    }
    T result;
    boolean committing = false;
    try {
      result = work.doWith(connection);
      committing = true;
      connection.commit();
    } catch (SQLException e) {
      throw told(e, committing, giveUp(connection, e));
    } catch (RuntimeException e) {
      close(connection); // which rolls back
      throw defect(e);
    } catch (Error e) {
      close(connection);
      throw e;
    }
    close(connection);
    return result;
  }

  /** Of ours, of a driver or of the pool, whose words may be the driver's. */
  private StoreException defect(RuntimeException e) {
    return new StoreException(Kind.UNEXPLAINED, database + ": " + database.reason(e), e);
  }

  private StoreException told(SQLException e, boolean committing, boolean answers) {
    Kind kind =
        committing && (!answers || StatementFailures.isLostConnection(e))
            ? Kind.UNCONFIRMED
            : StatementFailures.kind(e, answers);
    String reason = database.reason(e);
    return new StoreException(kind, kind == Kind.REFUSED ? reason : database + ": " + reason, e);
  }

  /**
   * Rolls back and gives the connection back, or throws it away where another may lead to a server
   * that takes the rows.
   *
   * @return whether it still answers
   */
  private boolean giveUp(Connection connection, SQLException because) {
    boolean answers;
    try {
      connection.rollback();
      answers = connection.isValid(VALID_SECONDS);
    } catch (SQLException connectionIsGone) {
      because.addSuppressed(connectionIsGone); // the server rolls back by itself
      answers = false;
    }
    OpenDatabase found = open;
    if (found != null && (!answers || StatementFailures.leadsElsewhere(because))) {
      found.abandon(connection);
    }
    close(connection);
    return answers;
  }

  /** What was done with it is done, or told already. */
  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException connectionIsGone) {
      // As good as closed.
    }
  }
}
