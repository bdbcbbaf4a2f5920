package io.useractivity.engine.store.schema;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.Session;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs what a {@link TablePlan} says, by somebody's leave. For one thread. */
public final class TableWork {

  private static final int TRIES = 30;
  private static final long PAUSE_MILLIS = 1_000;

  private final Session session;
  private final boolean mayBlock;
  private final Consumer<String> progress;

  /**
   * @param mayBlock whether others may have to wait with what they write to the table
   * @param progress is given a sentence for what goes on
   */
  public TableWork(Session session, boolean mayBlock, Consumer<String> progress) {
    this.session = session;
    this.mayBlock = mayBlock;
    this.progress = progress;
  }

  /** Makes the table of a plan that found none. */
  public void create(TablePlan plan, ForeignKeys foreignKeys) throws SQLException {
    new TableCreation(session.dialect(), foreignKeys, session::reason, progress)
        .run(session.connection(), plan.wanted());
  }

  /**
   * Makes the table of the journals' positions where it is missing. Rows are stored without it too,
   * so that it is no failure if the user may not make it.
   */
  public void createJournalTable() throws SQLException {
    try {
      if (!JournalTable.isThere(session.connection(), session.dialect())) {
        for (String sql : JournalTable.script(session.dialect())) {
          session.execute(sql);
        }
        progress.accept(
            "Created the table " + JournalTable.NAME + ", by which no row is stored twice.");
      }
    } catch (SQLException e) {
      if (!JdbcErrors.isDenied(e)) {
        throw e;
      }
      progress.accept(
          "Rows may be stored twice after a lost connection or a killed JVM: "
              + session.reason(e)
              + ".");
    }
  }

  /** Makes the tables that retention keeps its state in, where they are missing. */
  public void createRetentionTables() throws SQLException {
    if (!RetentionTables.areThere(session.connection(), session.dialect())) {
      for (String sql : RetentionTables.script(session.dialect())) {
        session.execute(sql);
      }
      progress.accept(
          "Created the tables "
              + RetentionTables.STATE
              + " and "
              + RetentionTables.HOLDS
              + ", which retention keeps its state in.");
    }
  }

  /** Sets what the statements of a plan need. */
  public void prepare(TablePlan plan) throws SQLException {
    for (String setting : plan.preparation()) {
      session.execute(setting);
    }
  }

  /**
   * Runs a statement, by less gentle methods if the server does not know the gentle one.
   *
   * @return the statement that was run; null if none was because others would have to wait
   */
  public AlterStatement run(AlterStatement statement) throws SQLException, InterruptedException {
    AlterStatement next = statement;
    while (mayBlock || !next.blocksWrites()) {
      try {
        runPatiently(next);
        return next;
      } catch (SQLException e) {
        AlterStatement lessGentle = JdbcErrors.isUnsupportedAlter(e) ? next.lessGentle() : null;
        if (lessGentle == null) {
          throw e;
        }
        next = lessGentle;
      }
    }
    return null;
  }

  /**
   * A long transaction on the table keeps any change waiting, and whoever comes after the change
   * waits behind it: so each wait is a second at most, and others come in between.
   */
  private void runPatiently(AlterStatement statement) throws SQLException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        session.execute(statement.sql());
        return;
      } catch (SQLException e) {
        if (!JdbcErrors.isLockTimeout(e) || attempt == TRIES) {
          throw e;
        }
        if (attempt == 1) {
          progress.accept(
              "A transaction holds the table; this is tried again each second, up to "
                  + TRIES
                  + " times.");
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }
}
