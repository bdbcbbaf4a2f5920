package io.useractivity.engine.archive;

import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The rows of the table and of its archives, each once; for one thread at a time. A page is put
 * together in the order that is asked for; of all rows, without a limit, those of the archives come
 * first, month by month, so that none of them stays in memory.
 */
public final class WithArchives implements ActivityRows {

  /** How many rows are read between two looks at the clock. */
  private static final int LOOK = 1_000;

  private final ActivityRows table;
  private final ArchiveReader archives;
  private final Duration limit;

  /**
   * @param table is closed with this, as is the database of the archives' reader
   * @param limit how long the archives may be read for a page
   */
  public WithArchives(ActivityRows table, ArchiveReader archives, Duration limit) {
    this.table = table;
    this.archives = archives;
    this.limit = limit;
  }

  /** The archives took too long. */
  private static final class TooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLongException(Duration limit) {
      super(
          "the archives take longer to read than "
              + limit.toMillis() / 1e3
              + " s; a shorter time, or a higher limit, helps",
          null,
          false,
          false);
    }
  }

  @Override
  public Cursor read(RowQuery query, RowSink sink) throws QueryException, IOException {
    return query.limit() == RowQuery.UNLIMITED ? all(query, sink) : page(query, sink);
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

  private Cursor all(RowQuery query, RowSink sink) throws QueryException, IOException {
    return table.read(
        query,
        new RowSink() {
          @Override
          public void columns(List<RowColumn> columns) throws IOException {
            sink.columns(columns);
            archived(query, row -> sink.row(ArchivedCells.of(row, columns)), Long.MAX_VALUE);
          }

          @Override
          public void row(List<String> cells) throws IOException {
            sink.row(cells);
          }
        });
  }

  private Cursor page(RowQuery query, RowSink sink) throws QueryException, IOException {
    MergedPage page = new MergedPage(query);
    page.read(table);
    try {
      archived(
          query,
          row -> page.add(row.key(), ArchivedCells.of(row, page.columns())),
          System.nanoTime() + limit.toNanos());
    } catch (TooLongException e) {
      throw new QueryException(e.getMessage(), e);
    } catch (IOException e) {
      throw new QueryException("the archives cannot be read: " + FileFailure.reason(e), e);
    }
    sink.columns(page.columns());
    return page.write(sink);
  }

  /**
   * @param deadline by {@link System#nanoTime}; {@code Long.MAX_VALUE} for none
   */
  private void archived(RowQuery query, ArchivedRows.Rows rows, long deadline) throws IOException {
    Window window = query.selection().window();
    int[] read = {0};
    try {
      archives.read(
          window.from(),
          window.to(),
          row -> {
            if (deadline != Long.MAX_VALUE
                && ++read[0] % LOOK == 0
                && System.nanoTime() - deadline > 0) {
              throw new TooLongException(limit);
            }
            boolean wanted = query.id() == null || query.id() == row.key().id();
            if (wanted && ArchivedCells.meets(row, query.selection().conditions())) {
              rows.row(row);
            }
          });
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public LocalDateTime archivedSince() throws IOException {
    return archives.oldest();
  }

  @Override
  public void close() {
    table.close();
    archives.close();
  }
}
