package io.useractivity.engine.viewer;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes the rows of a page. For one thread. */
final class Entries implements RowSink {

  private final List<Entry> entries = new ArrayList<>();
  private List<RowColumn> columns = Collections.emptyList();

  @Override
  public void columns(List<RowColumn> itsColumns) {
    columns = itsColumns;
  }

  @Override
  public void row(List<String> cells) {
    entries.add(new Entry(columns, cells));
  }

  List<Entry> list() {
    return entries;
  }
}
