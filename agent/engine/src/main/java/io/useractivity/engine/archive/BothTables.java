package io.useractivity.engine.archive;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.record.Column;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;

/**
 * The rows of the table and of that which old ones go to, each once, page by page in the order that
 * is asked for; for one thread at a time. Of each page the table is read first: so a row that goes
 * meanwhile is seen in both, of which one counts, and none is missed.
 */
final class BothTables implements ActivityRows {

  /** Of each table, in memory at a time; rows may be wide. */
  private static final int PAGE = 250;

  private final ActivityRows table;
  private final ActivityRows archive;

  /** Both are closed with this. */
  BothTables(ActivityRows table, ActivityRows archive) {
    this.table = table;
    this.archive = archive;
  }

  @Override
  public Cursor read(RowQuery query, RowSink sink) throws QueryException, IOException {
    RowQuery part = query;
    long left = query.limit();
    boolean first = true;
    do {
      MergedPage page = new MergedPage(part.limit(Math.min(PAGE, left)));
      page.read(table);
      page.read(archive);
      if (first) {
        sink.columns(page.columns());
        first = false;
      }
      Cursor rest = page.write(sink);
      if (rest == null) {
        return null;
      }
      left -= page.size();
      part = part.after(rest);
    } while (left > 0);
    return part.after();
  }

  @Override
  public Breakdown breakdown(BreakdownQuery query) throws QueryException {
    throw new QueryException(
        "Only the table's rows can be counted so, not those of archives.", null);
  }

  /** The table's alone: those of archives are never counted for a page. */
  @Override
  public Timeline timeline(TimelineQuery query) throws QueryException {
    return table.timeline(query);
  }

  @Override
  public TableSummary summary() throws QueryException {
    return table.summary();
  }

  /** The table's alone, as with a timeline. */
  @Override
  public int sample(SampleQuery query, RowSink sink) throws QueryException, IOException {
    return table.sample(query, sink);
  }

  @Override
  public LocalDateTime archivedSince() throws QueryException, IOException {
    OldestMoment oldest = new OldestMoment();
    archive.read(
        RowQuery.of(Selection.of(Scope.everyone(), Filter.NONE, Window.ALL))
            .columns(Collections.singletonList(Column.CREATED_AT.columnName()))
            .order(Order.OLDEST_FIRST)
            .limit(1),
        oldest);
    return oldest.moment;
  }

  private static final class OldestMoment implements RowSink {

    LocalDateTime moment;

    @Override
    public void columns(List<RowColumn> columns) {
      // the one that was asked for
    }

    @Override
    public void row(List<String> cells) {
      moment = cells.get(0) == null ? null : LocalDateTime.parse(cells.get(0).replace(' ', 'T'));
    }
  }

  @Override
  public void close() {
    try {
      table.close();
    } finally {
      archive.close();
    }
  }
}
