package io.useractivity.engine.store.schema;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.schema.Difference.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares a table that was found with the expected one; for one thread. */
final class TableComparison {

  private final FoundStructure found;
  private final WantedTable wanted;
  private final ExpectedTable expected;
  private final KeyPolicy keys;
  private final Ddl ddl;
  private final List<Difference> differences = new ArrayList<>();

  TableComparison(FoundStructure found, WantedTable wanted, KeyPolicy keys, Ddl ddl) {
    this.found = found;
    this.wanted = wanted;
    this.expected = wanted.expected();
    this.keys = keys;
    this.ddl = ddl;
  }

  List<Difference> differences() {
    if (found.state().isView()) {
      add(
          Kind.NOT_A_TABLE,
          ActivityTable.NAME,
          ActivityTable.NAME
              + " is a view: rows go to whatever it shows, and nothing here can change it",
          true);
      return differences;
    }
    compareColumns();
    tellFurtherColumns();
    compareEngine();
    compareIndexes();
    new KeyComparison(found, expected, keys, ddl).addTo(differences);
    return differences;
  }

  private void compareColumns() {
    ColumnComparison comparison = new ColumnComparison(found, wanted, keys.areAskedFor());
    for (ExpectedColumn column : expected.columns()) {
      FoundColumn there = found.table().column(column.name());
      if (there == null) {
        add(
            Kind.MISSING_COLUMN,
            column.name(),
            "no column " + column.name() + ": what belongs into it is not stored",
            true,
            ddl.addColumn(column));
      } else if (there.isComputed()) {
        add(
            Kind.OTHER_TYPE,
            column.name(),
            column.name() + " is computed by the database, so that nothing is written to it",
            true);
      } else {
        addFaults(there, column, comparison.faults(there, column));
      }
    }
  }

  private void addFaults(FoundColumn there, ExpectedColumn column, List<ColumnFault> faults) {
    if (faults.isEmpty()) {
      return;
    }
    List<String> sentences = new ArrayList<>();
    boolean harmful = false;
    for (ColumnFault fault : faults) {
      sentences.add(fault.sentence());
      harmful |= fault.isHarmful();
    }
    differences.add(
        new Difference(
            faults.get(0).kind(),
            column.name(),
            String.join("; ", sentences),
            harmful,
            ddl.changeColumn(there, column, faults)));
  }

  /** Others' columns stay as they are; one that must have a value gets one. */
  private void tellFurtherColumns() {
    for (FoundColumn column : found.table().columns()) {
      boolean ours = column.name().equals("id");
      for (Column each : Column.values()) {
        ours |= column.name().equals(each.columnName());
      }
      if (!ours && !column.isFilledByItself()) {
        add(
            Kind.NOT_NULL,
            column.name(),
            "the further column "
                + column.name()
                + " must have a value and gets '' or 0 or the like; column."
                + column.name()
                + " sets one",
            false);
      }
    }
  }

  private void compareEngine() {
    if (!found.table().isTransactional()) {
      add(
          Kind.ENGINE,
          String.valueOf(found.state().engine()),
          "the engine is "
              + found.state().engine()
              + ": rows of a broken write stay, and each write locks the whole table",
          true,
          ddl.changeEngine());
    }
  }

  private void compareIndexes() {
    Set<TableIndex> kept = new LinkedHashSet<>(found.indexes());
    for (TableIndex index : found.indexes()) {
      if (index.isUnique() && !index.isPrimary() && !index.columns().contains("id")) {
        kept.remove(index);
        add(
            Kind.UNIQUE_INDEX,
            index.name(),
            "the index "
                + index.name()
                + " "
                + index
                + " is unique: rows that have the same value again are not stored as they are",
            true,
            ddl.dropIndex(index));
      } else if (isSuperfluous(index)) {
        add(
            Kind.SUPERFLUOUS_INDEX,
            index.name(),
            "the index " + index.name() + " only slows writing: a wide one does the same",
            false,
            ddl.dropIndex(index));
      }
    }
    for (TableIndex index : expected.indexes()) {
      if (kept.stream().noneMatch(there -> there.covers(index))) {
        add(
            Kind.MISSING_INDEX,
            index.name(),
            "no index on " + index + ": who looks for it reads the whole table",
            true,
            ddl.addIndex(named(index)));
      }
    }
  }

  /** One of our own making that a wanted one replaces. */
  private boolean isSuperfluous(TableIndex index) {
    boolean wide = expected.indexes().stream().allMatch(wish -> wish.columns().size() > 1);
    return wide
        && index.columns().size() == 1
        && index.name().toLowerCase(Locale.ROOT).startsWith("idx_" + ActivityTable.NAME + "_")
        && expected.indexes().stream().anyMatch(wish -> wish.covers(index));
  }

  /** Under a name that is free. */
  private TableIndex named(TableIndex index) {
    boolean taken =
        found.indexes().stream().anyMatch(there -> there.name().equalsIgnoreCase(index.name()));
    return taken ? new TableIndex(index.name() + "_2", index.columns(), false, false) : index;
  }

  private void add(Kind kind, String subject, String sentence, boolean harmful, Change... changes) {
    List<Change> mending = new ArrayList<>();
    Collections.addAll(mending, changes);
    differences.add(new Difference(kind, subject, sentence, harmful, mending));
  }
}
