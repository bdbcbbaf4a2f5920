package io.useractivity.engine.archive;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A page that is put together of rows of several places, each once, in the order that is asked for;
 * for one thread. It holds as many rows as the page has.
 */
final class MergedPage {

  private static final String ID = "id";
  private static final String CREATED_AT = "created_at";

  private static final Comparator<Found> BY_TIME =
      Comparator.comparing((Found row) -> row.createdAt).thenComparingLong(row -> row.id);

  private final RowQuery query;
  private final int limit;
  private final Comparator<Found> order;
  private final PriorityQueue<Found> first;
  private final Set<List<Object>> known = new HashSet<>();

  /** What is shown: the columns of the place that was read first. */
  private List<RowColumn> columns;

  private boolean more;
  private int size;

  /**
   * @param query with the page's limit
   */
  MergedPage(RowQuery query) {
    this.query = query;
    this.limit = Math.toIntExact(query.limit());
    this.order = order(query.order());
    this.first = new PriorityQueue<>(order.reversed());
  }

  private static Comparator<Found> order(Order order) {
    switch (order) {
      case NEWEST_FIRST:
        return BY_TIME.reversed();
      case OLDEST_FIRST:
        return BY_TIME;
      default:
        return Comparator.comparingLong(row -> row.id);
    }
  }

  /** Takes the page of a place. */
  void read(ActivityRows place) throws QueryException, IOException {
    List<String> wanted = names();
    RowQuery asked = query;
    if (!wanted.isEmpty()) {
      Set<String> all = new LinkedHashSet<>(wanted);
      all.addAll(Arrays.asList(ID, CREATED_AT));
      asked = query.columns(new ArrayList<>(all));
    }
    Cursor rest = place.read(asked, new Taking(wanted));
    more |= rest != null;
  }

  private List<String> names() {
    if (columns == null) {
      return query.columns();
    }
    List<String> names = new ArrayList<>();
    for (RowColumn column : columns) {
      names.add(column.name());
    }
    return names;
  }

  /** Takes a row of another place. */
  void add(RowKey key, List<String> cells) {
    Found found = new Found(key.id(), key.createdAt(), cells);
    if (isBehind(found) && known.add(found.key())) {
      first.add(found);
      if (first.size() > limit) {
        known.remove(first.remove().key());
        more = true;
      }
    }
  }

  private boolean isBehind(Found row) {
    Cursor after = query.after();
    return after == null || order.compare(row, new Found(after.id(), after.createdAt(), null)) > 0;
  }

  List<RowColumn> columns() {
    return columns;
  }

  /**
   * Hands over the rows.
   *
   * @return behind which row the rest begins, or null if there is none
   */
  Cursor write(RowSink sink) throws IOException {
    List<Found> page = new ArrayList<>(first);
    page.sort(order);
    if (more && query.order() == Order.AS_STORED) {
      page = withoutLastId(page);
    }
    size = page.size();
    for (Found row : page) {
      sink.row(row.cells);
    }
    if (!more || page.isEmpty()) {
      return null;
    }
    Found last = page.get(page.size() - 1);
    return Cursor.of(query.order() == Order.AS_STORED ? null : last.createdAt, last.id);
  }

  /** In an archive an id may be there twice; where a page ends between them, both are for later. */
  private static List<Found> withoutLastId(List<Found> page) {
    int end = page.size();
    while (end > 0 && page.get(end - 1).id == page.get(page.size() - 1).id) {
      end--;
    }
    return end == 0 ? page : page.subList(0, end);
  }

  /** How many rows were handed over. */
  int size() {
    return size;
  }

  /** A row, with what it is ordered by; immutable. */
  private static final class Found {

    final long id;

    /** Null for that of a cursor which goes by id alone. */
    final LocalDateTime createdAt;

    final List<String> cells;

    Found(long id, LocalDateTime createdAt, List<String> cells) {
      this.id = id;
      this.createdAt = createdAt;
      this.cells = cells;
    }

    List<Object> key() {
      return Arrays.asList(id, createdAt);
    }
  }

  /** Takes what a place hands over, whatever columns that has. */
  private final class Taking implements RowSink {

    /** Empty for all that there are. */
    private final List<String> wanted;

    /** Where a cell is that is shown; -1 for none. */
    private int[] shown = {};

    private int id;
    private int createdAt;

    Taking(List<String> wanted) {
      this.wanted = wanted;
    }

    @Override
    public void columns(List<RowColumn> found) {
      List<String> names = new ArrayList<>();
      for (RowColumn column : found) {
        names.add(column.name());
      }
      id = names.indexOf(ID);
      createdAt = names.indexOf(CREATED_AT);
      if (columns == null) {
        columns = new ArrayList<>();
        for (RowColumn column : found) {
          if (wanted.isEmpty() || wanted.contains(column.name())) {
            columns.add(column);
          }
        }
      }
      shown = new int[columns.size()];
      for (int i = 0; i < shown.length; i++) {
        shown[i] = names.indexOf(columns.get(i).name());
      }
    }

    @Override
    public void row(List<String> cells) {
      String[] its = new String[shown.length];
      for (int i = 0; i < its.length; i++) {
        its[i] = shown[i] < 0 ? null : cells.get(shown[i]);
      }
      LocalDateTime created = LocalDateTime.parse(cells.get(createdAt).replace(' ', 'T'));
      add(
          new RowKey(Long.parseLong(cells.get(id)), created, null, null, null, null),
          Collections.unmodifiableList(Arrays.asList(its)));
    }
  }
}
