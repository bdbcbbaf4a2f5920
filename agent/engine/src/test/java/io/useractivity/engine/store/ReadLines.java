package io.useractivity.engine.store;

import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Window;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is read: the columns' names, and then the rows. */
public final class ReadLines implements RowSink {

  public static final RowQuery EVERYTHING =
      RowQuery.of(Selection.of(Scope.everyone(), Filter.NONE, Window.ALL));

  private final List<List<String>> lines = new ArrayList<>();

  @Override
  public void columns(List<RowColumn> columns) {
    lines.add(columns.stream().map(RowColumn::name).toList());
  }

  @Override
  public void row(List<String> cells) {
    lines.add(cells);
  }

  public List<List<String>> lines() {
    return lines;
  }

  /** The cells of a column, without its name. */
  public List<String> column(String name) {
    int index = lines.get(0).indexOf(name);
    return lines.stream().skip(1).map(line -> line.get(index)).toList();
  }
}
