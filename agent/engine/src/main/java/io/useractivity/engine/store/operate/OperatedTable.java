package io.useractivity.engine.store.operate;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.Session;
import io.useractivity.engine.store.schema.AlterStatement;
import io.useractivity.engine.store.schema.IndexProfile;
import io.useractivity.engine.store.schema.JournalTable;
import io.useractivity.engine.store.schema.KeyPolicy;
import io.useractivity.engine.store.schema.RetentionTables;
import io.useractivity.engine.store.schema.TablePlan;
import io.useractivity.engine.store.schema.TableWork;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The table for who makes it, looks at it and mends it. Each call visits the database. */
public final class OperatedTable {

  private final StoreSettings settings;
  private final ForeignKeys foreignKeys;
  private final KeyPolicy keys;
  private final IndexProfile indexes;
  private final boolean retention;

  /**
   * @param foreignKeys of a table that is made
   * @param keys of a table that is there
   * @param retention whether the tables that retention needs are made too
   */
  public OperatedTable(
      StoreSettings settings,
      ForeignKeys foreignKeys,
      KeyPolicy keys,
      IndexProfile indexes,
      boolean retention) {
    this.settings = settings;
    this.foreignKeys = foreignKeys;
    this.keys = keys;
    this.indexes = indexes;
    this.retention = retention;
  }

  /** Makes what is missing; a table that is there is only looked at. */
  public TableOutcome createOrLook() throws StoreException {
    return Visit.orNew(settings, this::createdOrSeen);
  }

  private TableOutcome createdOrSeen(Session session) throws SQLException {
    TablePlan plan = TablePlan.make(session, keys, indexes);
    return plan.found() == null
        ? created(session, plan)
        : new TableOutcome(
            plan, false, Collections.<AlterStatement, String>emptyMap(), Collections.emptyList());
  }

  private TableOutcome created(Session session, TablePlan plan) throws SQLException {
    List<String> notes = new ArrayList<>();
    TableWork work = new TableWork(session, false, notes::add);
    work.create(plan, foreignKeys);
    for (String obstacle : plan.obstacles()) {
      notes.add("Without a foreign key: " + obstacle + ".");
    }
    work.createJournalTable();
    if (retention) {
      work.createRetentionTables();
    }
    return new TableOutcome(
        TablePlan.make(session, keys, indexes),
        true,
        Collections.<AlterStatement, String>emptyMap(),
        notes);
  }

  /**
   * Makes what is missing, and mends a table that is there.
   *
   * @param mayBlock whether others may have to wait with what they write to it
   * @param progress is told what goes on
   */
  public TableOutcome createOrMend(boolean mayBlock, Consumer<String> progress)
      throws StoreException {
    return Visit.orNew(settings, session -> createdOrMended(session, mayBlock, progress));
  }

  private TableOutcome createdOrMended(Session session, boolean mayBlock, Consumer<String> progress)
      throws SQLException, InterruptedException {
    TablePlan plan = TablePlan.make(session, keys, indexes);
    if (plan.found() == null) {
      return created(session, plan);
    }
    List<String> notes = new ArrayList<>();
    TableWork work =
        new TableWork(
            session,
            mayBlock,
            note -> {
              notes.add(note);
              progress.accept(note);
            });
    Map<AlterStatement, String> outcomes = new LinkedHashMap<>();
    work.prepare(plan);
    for (AlterStatement statement : plan.statements()) {
      progress.accept("Running: " + statement.sql());
      outcomes.put(statement, outcome(session, work, statement));
    }
    work.createJournalTable();
    if (retention) {
      work.createRetentionTables();
    }
    return new TableOutcome(plan, false, outcomes, notes);
  }

  private static String outcome(Session session, TableWork work, AlterStatement statement)
      throws InterruptedException {
    try {
      return work.run(statement) == null ? TableOutcome.BLOCKS : TableOutcome.DONE;
    } catch (SQLException e) {
      return session.reason(e);
    }
  }

  /** What {@link #createOrMend} would run, as a client of the database reads it. */
  public List<String> sql() throws StoreException {
    List<String> sql = Visit.ifAny(settings, this::sqlFor);
    return sql == null ? sqlOffline() : sql;
  }

  private List<String> sqlFor(Session session) throws SQLException {
    TablePlan plan = TablePlan.make(session, keys, indexes);
    List<String> lines = new ArrayList<>();
    if (plan.found() == null) {
      for (String obstacle : plan.obstacles()) {
        lines.add("-- Without a foreign key: " + obstacle + ".");
      }
      addAll(plan.creation(), lines);
    } else {
      lines.addAll(plan.sql());
    }
    if (!JournalTable.isThere(session.connection(), session.dialect())) {
      addAll(JournalTable.script(session.dialect()), lines);
    }
    if (retention && !RetentionTables.areThere(session.connection(), session.dialect())) {
      addAll(RetentionTables.script(session.dialect()), lines);
    }
    return lines;
  }

  /** What makes the table, without foreign keys; nobody is asked. */
  public List<String> sqlOffline() {
    Dialect dialect = Database.of(settings).dialect();
    List<String> lines = new ArrayList<>();
    addAll(TablePlan.script(dialect, indexes), lines);
    addAll(JournalTable.script(dialect), lines);
    if (retention) {
      addAll(RetentionTables.script(dialect), lines);
    }
    return lines;
  }

  private static void addAll(List<String> statements, List<String> lines) {
    for (String statement : statements) {
      lines.add(statement + ";");
    }
  }
}
