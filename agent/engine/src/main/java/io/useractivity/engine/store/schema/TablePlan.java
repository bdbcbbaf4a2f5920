package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What there is of the table, in what it differs from the expected one, and which statements would
 * make or mend it. Immutable; nothing is run by it.
 */
public final class TablePlan {

  private final WantedTable wanted;
  private final FoundStructure found;
  private final List<Difference> differences;
  private final List<AlterStatement> statements;
  private final List<String> preparation;

  private TablePlan(
      WantedTable wanted,
      FoundStructure found,
      List<Difference> differences,
      List<AlterStatement> statements,
      List<String> preparation) {
    this.wanted = wanted;
    this.found = found;
    this.differences = Collections.unmodifiableList(differences);
    this.statements = Collections.unmodifiableList(statements);
    this.preparation = Collections.unmodifiableList(preparation);
  }

  /**
   * Looks at the table.
   *
   * @throws SQLException if it can't be looked at, or if keys are required that can't be had
   */
  public static TablePlan make(Session session, KeyPolicy keys, IndexProfile indexes)
      throws SQLException {
    WantedTable wanted =
        WantedTable.read(session.connection(), session.dialect(), keys.wanted(), indexes);
    FoundStructure found = FoundStructure.read(session.connection(), session.dialect());
    if (found == null) {
      return new TablePlan(
          wanted,
          null,
          Collections.<Difference>emptyList(),
          Collections.<AlterStatement>emptyList(),
          Collections.<String>emptyList());
    }
    Ddl ddl =
        session.dialect().hasApplicationTables()
            ? new ServerDdl(session.version(), found)
            : new PlainDdl();
    List<Difference> differences = new TableComparison(found, wanted, keys, ddl).differences();
    List<Change> changes = new ArrayList<>();
    for (Difference difference : differences) {
      changes.addAll(difference.changes());
    }
    return new TablePlan(
        wanted,
        found,
        differences,
        ddl.statements(changes),
        changes.isEmpty() ? Collections.<String>emptyList() : ddl.preparation());
  }

  /** The statements that make the table in any database of that product, without foreign keys. */
  public static List<String> script(Dialect dialect, IndexProfile indexes) {
    return WantedTable.plain(dialect, indexes).script();
  }

  /** The table that is there; null if there is none. */
  public FoundStructure found() {
    return found;
  }

  public List<Difference> differences() {
    return differences;
  }

  /** Whether any difference costs rows, parts of them, or time. */
  public boolean hasHarm() {
    return differences.stream().anyMatch(Difference::isHarmful);
  }

  /** What would mend the differences, in this order. */
  public List<AlterStatement> statements() {
    return statements;
  }

  /** The statements that mend it as a client of the database reads them. */
  public List<String> sql() {
    List<String> lines = new ArrayList<>();
    for (String setting : preparation) {
      lines.add(setting + ";");
    }
    for (AlterStatement statement : statements) {
      if (statement.blocksWrites()) {
        lines.add("-- Nobody can write to the table until this is done:");
      }
      lines.add(statement.sql() + ";");
    }
    return lines;
  }

  /** Settings that a session needs before these statements. */
  public List<String> preparation() {
    return preparation;
  }

  /** What makes the table where there is none. */
  public List<String> creation() {
    return wanted.script();
  }

  /** Why columns refer to no table of the application's; empty if they do, or are not to. */
  public List<String> obstacles() {
    return wanted.obstacles();
  }

  WantedTable wanted() {
    return wanted;
  }
}
