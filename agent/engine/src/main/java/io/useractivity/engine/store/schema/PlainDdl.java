package io.useractivity.engine.store.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * One statement a change, without a choice of how, for a database that one process has. Immutable.
 */
final class PlainDdl implements Ddl {

  private static final String ALTER = "ALTER TABLE " + ActivityTable.NAME + " ";

  @Override
  public List<String> preparation() {
    return Collections.emptyList();
  }

  @Override
  public Change addColumn(ExpectedColumn column) {
    String definition =
        column.isNullable() || column.name().equals("id")
            ? column.definition()
            : column.type() + " DEFAULT CURRENT_TIMESTAMP NOT NULL";
    return change(
        Change.Step.ADD_COLUMNS, ALTER + "ADD COLUMN " + column.name() + " " + definition);
  }

  @Override
  public List<Change> changeColumn(
      FoundColumn found, ExpectedColumn wanted, List<ColumnFault> faults) {
    List<Change> changes = new ArrayList<>();
    String column = ALTER + "ALTER COLUMN " + wanted.name() + " ";
    for (ColumnFault fault : faults) {
      changes.add(
          change(
              Change.Step.CHANGE_COLUMNS,
              fault.kind() == Difference.Kind.NOT_NULL
                  ? column + "SET NULL"
                  : column + "SET DATA TYPE " + wanted.type()));
    }
    return changes;
  }

  @Override
  public Change addIndex(TableIndex index) {
    return change(
        Change.Step.ADD_INDEXES,
        "CREATE INDEX IF NOT EXISTS " + index.name() + " ON " + ActivityTable.NAME + " " + index);
  }

  @Override
  public Change dropIndex(TableIndex index) {
    return change(Change.Step.DROP_INDEXES, "DROP INDEX IF EXISTS " + index.name());
  }

  @Override
  public Change addKey(ForeignKey key) {
    throw new UnsupportedOperationException("The embedded database has no parents");
  }

  @Override
  public Change dropKey(ForeignKey key) {
    throw new UnsupportedOperationException("The embedded database has no parents");
  }

  @Override
  public Change changeEngine() {
    throw new UnsupportedOperationException("H2 has one engine");
  }

  @Override
  public List<AlterStatement> statements(List<Change> changes) {
    List<Change> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparing(Change::step));
    List<AlterStatement> statements = new ArrayList<>();
    for (Change change : sorted) {
      statements.add(AlterStatement.of(change.clause()));
    }
    return statements;
  }

  private static Change change(Change.Step step, String statement) {
    return new Change(step, statement, AlterMethod.INSTANT);
  }
}
