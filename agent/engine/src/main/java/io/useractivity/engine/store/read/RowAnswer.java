package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.record.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An answer with rows as lines of cells: the columns as name and content, the rows, and behind
 * which row the rest begins, or an empty line if there is none.
 */
final class RowAnswer {

  private RowAnswer() {}

  static List<String> columns(List<RowColumn> columns) {
    List<String> cells = new ArrayList<>();
    for (RowColumn column : columns) {
      cells.addAll(Arrays.asList(column.name(), column.content().name()));
    }
    return cells;
  }

  static List<String> rest(Cursor cursor) {
    return cursor == null
        ? Collections.<String>emptyList()
        : Collections.singletonList(cursor.toString());
  }

  /**
   * Hands over what was written.
   *
   * @param first whether the columns are wanted
   * @return behind which row the rest begins, or null
   */
  static Cursor read(List<List<String>> lines, boolean first, RowSink sink) throws IOException {
    if (first) {
      List<RowColumn> columns = new ArrayList<>();
      List<String> cells = lines.get(0);
      for (int i = 0; i < cells.size(); i += 2) {
        columns.add(RowColumn.of(cells.get(i), Column.Content.valueOf(cells.get(i + 1))));
      }
      sink.columns(columns);
    }
    for (List<String> row : lines.subList(1, lines.size() - 1)) {
      sink.row(row);
    }
    List<String> rest = lines.get(lines.size() - 1);
    return rest.isEmpty() ? null : Cursor.parse(rest.get(0));
  }
}
