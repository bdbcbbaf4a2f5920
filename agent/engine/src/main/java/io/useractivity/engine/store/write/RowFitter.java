package io.useractivity.engine.store.write;

import io.useractivity.engine.config.ColumnSource;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.store.schema.FoundTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns rows into what the table that is there takes: its columns, in its types and widths. For one
 * thread.
 */
final class RowFitter {

  /** No column of ours, since the database fills it; elsewhere the application does. */
  private static final String ID = "id";

  /** Where a column's value comes from, made to fit. */
  private static final class Part {

    final FoundColumn column;
    final Function<ActivityRow, Object> value;

    Part(FoundColumn column, Function<ActivityRow, Object> value) {
      this.column = column;
      this.value = value;
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private final List<ColumnFit> fits = new ArrayList<>();
  private final List<String> inventions = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param further columns that the configuration fills, by name
   * @param refused columns that the table turned out not to take
   */
  RowFitter(FoundTable table, Map<String, ColumnSource> further, Set<FoundColumn> refused) {
    Set<FoundColumn> ours = new HashSet<>();
    for (Column column : Column.values()) {
      FoundColumn found = table.column(column.columnName());
      if (found != null) {
        ours.add(found);
        if (!refused.contains(found)) {
          addOurs(column, found);
        }
      }
    }
    for (FoundColumn found : table.columns()) {
      if (!ours.contains(found) && !refused.contains(found) && !found.isLeftToDatabase()) {
        addFurther(found, further.get(found.name()));
      }
    }
  }

  private void addOurs(Column column, FoundColumn found) {
    if (found.isLeftToDatabase()) {
      leftOut.add(found.name() + " is filled by the database");
    } else if (found.isFilledByItself() && !TypeFits.mayHave(found, column.content())) {
      leftOut.add(found.name() + " has no value of its type and is left out");
    } else if (found.isFilledByItself() && found.isUnique()) {
      leftOut.add(found.name() + " must be unique and is left out");
    } else {
      boolean json = column.content() == Column.Content.JSON;
      add(new ColumnFit(found, json), row -> row.value(column));
    }
  }

  private void addFurther(FoundColumn found, ColumnSource source) {
    if (source != null) {
      add(new ColumnFit(found, false), row -> source.value(row.contextPath()));
    } else if (!found.isFilledByItself()) {
      inventions.add(found.name());
      boolean unique = found.isUnique() || found.name().equals(ID);
      if (unique && UniqueValues.canFill(found)) {
        UniqueValues values = new UniqueValues(found);
        parts.add(new Part(found, row -> values.next()));
      } else {
        add(new ColumnFit(found, false), row -> null);
      }
    }
  }

  private void add(ColumnFit fit, Function<ActivityRow, Object> value) {
    fits.add(fit);
    parts.add(new Part(fit.column(), row -> fit.fit(value.apply(row))));
  }

  /** The columns that are written, in the order of {@link #fit}. */
  List<FoundColumn> columns() {
    List<FoundColumn> columns = new ArrayList<>();
    for (Part part : parts) {
      columns.add(part.column);
    }
    return columns;
  }

  /** Columns that must have a value and that nothing is configured for: they get '' or the like. */
  List<String> inventions() {
    return Collections.unmodifiableList(inventions);
  }

  /** Columns of ours that are left to the database, and why. */
  List<String> leftOut() {
    return Collections.unmodifiableList(leftOut);
  }

  /** The values of each row, one for each column. */
  List<Object[]> fit(List<ActivityRow> rows) {
    List<Object[]> fitted = new ArrayList<>(rows.size());
    for (ActivityRow row : rows) {
      Object[] values = new Object[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).value.apply(row);
      }
      fitted.add(values);
    }
    return fitted;
  }

  /** How many values were changed to fit, by column; without those that never were. */
  Map<String, Long> changes() {
    Map<String, Long> changes = new TreeMap<>();
    for (ColumnFit fit : fits) {
      if (fit.changed() > 0) {
        changes.put(fit.column().name(), fit.changed());
      }
    }
    return changes;
  }
}
