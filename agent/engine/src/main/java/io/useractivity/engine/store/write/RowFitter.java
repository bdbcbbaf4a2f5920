package io.useractivity.engine.store.write;

import io.useractivity.engine.config.ColumnSource;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.store.schema.FoundTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns rows into what the table that is there takes: its columns, in its types and widths. For one
 * thread.
 */
final class RowFitter {

  /** Where a column's value comes from, and how it is made to fit. */
  private static final class Part {

    final ColumnFit fit;
    final Function<ActivityRow, Object> value;

    Part(ColumnFit fit, Function<ActivityRow, Object> value) {
      this.fit = fit;
      this.value = value;
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private final List<ColumnFit> fits = new ArrayList<>();
  private final List<String> inventions = new ArrayList<>();

  /**
   * @param further columns that the configuration fills, by name
   */
  RowFitter(FoundTable table, Map<String, ColumnSource> further) {
    for (Column column : Column.values()) {
      FoundColumn found = table.column(column.columnName());
      if (found != null) {
        add(
            new ColumnFit(found, column.content() == Column.Content.JSON),
            row -> row.value(column));
      }
    }
    for (FoundColumn found : table.columns()) {
      ColumnSource source = further.get(found.name());
      if (isOurs(found.name())) {
        continue;
      }
      if (source != null) {
        add(new ColumnFit(found, false), row -> source.value(row.contextPath()));
      } else if (!found.isFilledByItself()) {
        add(new ColumnFit(found, false), row -> null);
        inventions.add(found.name());
      }
    }
  }

  private static boolean isOurs(String name) {
    for (Column column : Column.values()) {
      if (column.columnName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void add(ColumnFit fit, Function<ActivityRow, Object> value) {
    fits.add(fit);
    parts.add(new Part(fit, value));
  }

  /** The columns that are written, in the order of {@link #fit}. */
  List<FoundColumn> columns() {
    List<FoundColumn> columns = new ArrayList<>();
    for (ColumnFit fit : fits) {
      columns.add(fit.column());
    }
    return columns;
  }

  /** Columns that must have a value and that nothing is configured for: they get '' or 0. */
  List<String> inventions() {
    return Collections.unmodifiableList(inventions);
  }

  /** The values of each row, one for each column. */
  List<Object[]> fit(List<ActivityRow> rows) {
    List<Object[]> fitted = new ArrayList<>(rows.size());
    for (ActivityRow row : rows) {
      Object[] values = new Object[parts.size()];
      for (int i = 0; i < values.length; i++) {
        Part part = parts.get(i);
        values[i] = part.fit.fit(part.value.apply(row));
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
