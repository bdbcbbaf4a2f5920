package io.useractivity.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A question for rows: whose, which, from when, in which order, how many; immutable. */
public final class RowQuery {

  /** As many as there are. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private final Selection selection;
  private final List<String> columns;
  private final Order order;
  private final Cursor after;
  private final long limit;
  private final Long id;

  private RowQuery(
      Selection selection, List<String> columns, Order order, Cursor after, long limit, Long id) {
    this.selection = selection;
    this.columns = columns;
    this.order = order;
    this.after = after;
    this.limit = limit;
    this.id = id;
  }

  /** All of the selected rows, with all columns, newest first. */
  public static RowQuery of(Selection selection) {
    return new RowQuery(
        selection, Collections.<String>emptyList(), Order.NEWEST_FIRST, null, UNLIMITED, null);
  }

  /**
   * The same with other columns.
   *
   * @param names of the columns that are wanted, as far as the table has them; empty for all
   */
  public RowQuery columns(List<String> names) {
    List<String> copy = Collections.unmodifiableList(new ArrayList<>(names));
    return new RowQuery(selection, copy, order, after, limit, id);
  }

  public RowQuery order(Order newOrder) {
    return new RowQuery(selection, columns, newOrder, after, limit, id);
  }

  /**
   * The same from another place on.
   *
   * @param cursor of the row behind which it begins; null for the beginning
   */
  public RowQuery after(Cursor cursor) {
    return new RowQuery(selection, columns, order, cursor, limit, id);
  }

  public RowQuery limit(long rows) {
    return new RowQuery(selection, columns, order, after, rows, id);
  }

  /** The row of that id alone, if it is one of them. */
  public RowQuery only(long wanted) {
    return new RowQuery(selection, columns, Order.AS_STORED, null, 1, wanted);
  }

  public Selection selection() {
    return selection;
  }

  /** The names of those that are wanted; empty for all. */
  public List<String> columns() {
    return columns;
  }

  public Order order() {
    return order;
  }

  /** Null for the beginning. */
  public Cursor after() {
    return after;
  }

  /** Of the only row that is wanted; null for any. */
  public Long id() {
    return id;
  }

  /** At most. */
  public long limit() {
    return limit;
  }
}
