package io.useractivity.engine.store.operate;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.ConnectFailure;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.Session;
import io.useractivity.engine.store.read.StoredRows;
import io.useractivity.engine.store.schema.FoundStructure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whether the database takes rows, from the way to it to a row that is taken back. */
public final class DatabaseProbe {

  private static final String REACHABLE = "database";

  /** That one can be had is what counts. */
  private static final RowQuery ANY_ROW =
      RowQuery.of(Selection.of(Scope.everyone(), Filter.NONE, Window.ALL)).limit(1);

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final StoreSettings settings;
  private final boolean deletes;

  /** Null for none. */
  private final String archive;

  private final boolean journal;
  private final Database database;
  private final Log log;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param deletes whether old rows are deleted
   * @param archive the table that they go to before; null for none
   * @param journal whether rows come from a journal, whose positions are kept
   */
  public DatabaseProbe(
      StoreSettings settings, boolean deletes, String archive, boolean journal, Log log) {
    this.settings = settings;
    this.deletes = deletes;
    this.archive = archive;
    this.journal = journal;
    this.database = Database.of(settings);
    this.log = log;
  }

  public List<Finding> look() {
    lookAtDatabase();
    return Collections.unmodifiableList(findings);
  }

  private void lookAtDatabase() {
    try (Session session = Session.existing(database)) {
      findings.add(Finding.ok(REACHABLE, database + " is reached as the configured user"));
      if (lookWith(session)) {
        findings.add(WriteProbe.look(settings, log));
      }
    } catch (SQLException e) {
      findings.add(unreachable(e));
    } catch (RuntimeException | LinkageError e) {
      findings.add(Finding.fail(REACHABLE, database + ": " + database.reason(e), null));
    }
  }

  /** Whether there is a table to write to. */
  private boolean lookWith(Session session) {
    try {
      findings.addAll(new ConnectionProbe(session, settings).look());
    } catch (SQLException e) {
      findings.add(Finding.warn("server", session.reason(e), null));
    }
    boolean there = true;
    try {
      there = FoundStructure.read(session.connection(), session.dialect()) != null;
    } catch (SQLException denied) {
      // Told as a right that is missing, or with the table.
    }
    try {
      findings.addAll(
          new RightsProbe(session, there)
              .look(settings.create(), settings.foreignKeys(), deletes, archive, journal));
    } catch (SQLException e) {
      findings.add(Finding.warn("privileges", session.reason(e), null));
    }
    try {
      findings.addAll(TableProbe.look(session, settings));
      return there;
    } catch (SQLException e) {
      if (!JdbcErrors.isDenied(e)) { // which is told already
        findings.add(Finding.fail("table", session.reason(e), null));
      }
      return false;
    }
  }

  private Finding unreachable(SQLException e) {
    if (database.dialect().isMissingDatabase(e)) {
      return Finding.ok(REACHABLE, database + " is not there; the first request makes it");
    }
    if (database.dialect().isInUse(e)) {
      return inUse();
    }
    ConnectFailure failure = ConnectFailure.of(database, e);
    return Finding.fail(REACHABLE, database + ": " + failure.reason(), failure.remedy());
  }

  /** Where an application has the embedded database open, its agent is asked. */
  private Finding inUse() {
    try {
      new StoredRows(settings, LIMIT).read(ANY_ROW, new Nowhere());
      return Finding.ok(
          REACHABLE, database + " is open in a running application, whose agent answers");
    } catch (QueryException | IOException e) {
      return Finding.fail(
          REACHABLE,
          e.getMessage(),
          "let each application have its own data.dir, or use a server (jdbc.url)");
    }
  }

  private static final class Nowhere implements RowSink {

    @Override
    public void columns(List<RowColumn> columns) {}

    @Override
    public void row(List<String> cells) {}
  }
}
