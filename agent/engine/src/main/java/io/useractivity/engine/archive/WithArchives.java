package io.useractivity.engine.archive;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows of the table and of its archives, each once; for one thread at a time. A page is put
 * together in the order that is asked for; of all rows, without a limit, those of the archives come
 * first, month by month, so that none of them stays in memory.
 */
public final class WithArchives implements ActivityRows {

  private static final Comparator<Found> BY_TIME =
      Comparator.comparing((Found row) -> row.key.createdAt())
          .thenComparingLong(row -> row.key.id());

  private final ActivityRows table;
  private final ArchiveReader archives;

  /**
   * @param table is closed with this, as is the database of the archives' reader
   */
  public WithArchives(ActivityRows table, ArchiveReader archives) {
    this.table = table;
    this.archives = archives;
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

  private Cursor all(RowQuery query, RowSink sink) throws QueryException, IOException {
    return table.read(
        query,
        new RowSink() {
          @Override
          public void columns(List<RowColumn> columns) throws IOException {
            sink.columns(columns);
            archived(query, row -> sink.row(ArchivedCells.of(row, columns)));
          }

          @Override
          public void row(List<String> cells) throws IOException {
            sink.row(cells);
          }
        });
  }

  private Cursor page(RowQuery query, RowSink sink) throws QueryException, IOException {
    int limit = Math.toIntExact(query.limit());
    Comparator<Found> order = order(query.order());
    TablePage fromTable = new TablePage(query.columns());
    Cursor rest = table.read(query.columns(fromTable.asked()), fromTable);
    List<RowColumn> columns = fromTable.columns();
    PriorityQueue<Found> first = new PriorityQueue<>(order.reversed());
    first.addAll(fromTable.rows());
    boolean[] more = {rest != null};
    archived(
        query,
        row -> {
          Found found = new Found(row.key(), ArchivedCells.of(row, columns));
          first.add(found);
          if (first.size() > limit) {
            first.remove();
            more[0] = true;
          }
        });
    List<Found> page = new ArrayList<>(first);
    page.sort(order);
    sink.columns(columns);
    for (Found row : page) {
      sink.row(row.cells);
    }
    if (!more[0] || page.isEmpty()) {
      return null;
    }
    RowKey last = page.get(page.size() - 1).key;
    return Cursor.of(query.order() == Order.AS_STORED ? null : last.createdAt(), last.id());
  }

  private void archived(RowQuery query, ArchiveReader.Rows rows) throws IOException {
    Window window = query.selection().window();
    Comparator<Found> order = order(query.order());
    Found before = query.after() == null ? null : Found.at(query.after());
    try {
      archives.read(
          window.from(),
          window.to(),
          row -> {
            boolean behind =
                before == null || order.compare(new Found(row.key(), null), before) > 0;
            if (behind && ArchivedCells.meets(row, query.selection().conditions())) {
              rows.row(row);
            }
          });
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Comparator<Found> order(Order order) {
    switch (order) {
      case NEWEST_FIRST:
        return BY_TIME.reversed();
      case OLDEST_FIRST:
        return BY_TIME;
      default:
        return Comparator.comparingLong(row -> row.key.id());
    }
  }

  @Override
  public void close() {
    table.close();
    archives.close();
  }

  /** A row of either, with what it is ordered by; immutable. */
  private static final class Found {

    final RowKey key;
    final List<String> cells;

    Found(RowKey key, List<String> cells) {
      this.key = key;
      this.cells = cells;
    }

    static Found at(Cursor cursor) {
      return new Found(new RowKey(cursor.id(), cursor.createdAt(), null, null, null, null), null);
    }
  }

  /** A page of the table, with what it is ordered by behind the columns that are wanted. */
  private static final class TablePage implements RowSink {

    private static final String ID = "id";
    private static final String CREATED_AT = "created_at";

    private final List<String> wanted;
    private final List<Found> rows = new ArrayList<>();
    private List<RowColumn> all = Collections.emptyList();
    private int id;
    private int createdAt;

    TablePage(List<String> wanted) {
      this.wanted = wanted;
    }

    /** Which columns to ask for; none is all of them. */
    List<String> asked() {
      List<String> asked = new ArrayList<>(wanted);
      for (String each : new String[] {ID, CREATED_AT}) {
        if (!wanted.isEmpty() && !wanted.contains(each)) {
          asked.add(each);
        }
      }
      return asked;
    }

    List<RowColumn> columns() {
      return all.subList(0, shown());
    }

    /** Those that were added only to order by them come last. */
    private int shown() {
      int shown = 0;
      for (RowColumn column : all) {
        shown += wanted.isEmpty() || wanted.contains(column.name()) ? 1 : 0;
      }
      return shown;
    }

    List<Found> rows() {
      return rows;
    }

    @Override
    public void columns(List<RowColumn> columns) {
      all = new ArrayList<>(columns);
      for (int i = 0; i < all.size(); i++) {
        id = all.get(i).name().equals(ID) ? i : id;
        createdAt = all.get(i).name().equals(CREATED_AT) ? i : createdAt;
      }
    }

    @Override
    public void row(List<String> cells) {
      LocalDateTime created = LocalDateTime.parse(cells.get(createdAt).replace(' ', 'T'));
      rows.add(
          new Found(
              new RowKey(Long.parseLong(cells.get(id)), created, null, null, null, null),
              new ArrayList<>(cells.subList(0, shown()))));
    }
  }
}
