package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.Window;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Cuts the time into slices with about a page of rows each, for a database that sorts all rows that
 * a query may return before it returns the first, and keeps them in memory meanwhile. For one
 * thread.
 */
final class TimeSlices {

  /** A slice is narrowed if it has so many pages, since all of it is sorted. */
  private static final int MOST_PAGES = 4;

  private final ReadSession session;
  private final RowQuery query;

  /** Of the rows that there are; null if there are none. */
  private final LocalDateTime first;

  /** The first moment behind them. */
  private final LocalDateTime end;

  private long millis = 60_000;

  TimeSlices(ReadSession session, RowQuery query) throws SQLException {
    this.session = session;
    this.query = query;
    Window window = query.selection().window();
    String limits = "SELECT MIN(created_at), MAX(created_at) FROM " + session.table;
    try (PreparedStatement select = session.connection.prepareStatement(limits);
        ResultSet result = select.executeQuery()) {
      result.next();
      LocalDateTime oldest = result.getObject(1, LocalDateTime.class);
      LocalDateTime newest = result.getObject(2, LocalDateTime.class);
      this.first =
          oldest == null || window.from() == null || oldest.isAfter(window.from())
              ? oldest
              : window.from();
      LocalDateTime behind = newest == null ? null : newest.plus(1, ChronoUnit.MILLIS);
      this.end =
          behind == null || window.to() == null || behind.isBefore(window.to())
              ? behind
              : window.to();
    }
  }

  /** The slice behind that row that has so many rows, or all that are left. */
  Window next(Cursor after, int count) throws SQLException {
    if (first == null || !first.isBefore(end)) {
      return Window.ALL; // there is nothing to sort
    }
    long tooWide = 0;
    while (true) {
      Window slice = slice(after);
      boolean last = isBackwards() ? !slice.from().isAfter(first) : !slice.to().isBefore(end);
      long rows = count(after, slice);
      if (rows < count && !last) {
        if (tooWide > 0) {
          millis = tooWide;
          return slice(after);
        }
        millis *= MOST_PAGES;
      } else if (rows > (long) MOST_PAGES * count && millis > 1) {
        tooWide = millis;
        millis = Math.max(1, millis / 2);
      } else {
        return slice;
      }
    }
  }

  private Window slice(Cursor after) {
    if (isBackwards()) {
      LocalDateTime to = after == null ? end : after.createdAt().plus(1, ChronoUnit.MILLIS);
      LocalDateTime from = to.minus(millis, ChronoUnit.MILLIS);
      return Window.of(from.isBefore(first) ? first : from, to);
    }
    LocalDateTime from = after == null ? first : after.createdAt();
    LocalDateTime to = from.plus(millis, ChronoUnit.MILLIS);
    return Window.of(from, to.isAfter(end) ? end : to);
  }

  private boolean isBackwards() {
    return query.order() == Order.NEWEST_FIRST;
  }

  private long count(Cursor after, Window slice) throws SQLException {
    WhereClause where = new WhereClause();
    where.and(query.selection().conditions(), session.columns);
    where.and(slice);
    where.behind(after, query.order());
    String sql = "SELECT COUNT(*) FROM " + session.table + where;
    try (PreparedStatement statement = session.prepare(sql, where);
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }
}
