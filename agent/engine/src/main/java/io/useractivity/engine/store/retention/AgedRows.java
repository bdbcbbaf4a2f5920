package io.useractivity.engine.store.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Walks through rows from the oldest on, a page at a time, by the index on their time alone: each
 * page begins where the one before ended, and no server has to sort for it. Where a table has no
 * such index, the walk is along the primary key, past all its rows. Immutable.
 */
final class AgedRows {

  private static final Comparator<RowKey> BY_TIME =
      Comparator.comparing(RowKey::createdAt).thenComparingLong(RowKey::id);

  private final TableShape shape;

  AgedRows(TableShape shape) {
    this.shape = shape;
  }

  /**
   * The keys of the next rows, in the order of time and, at the same time, of id.
   *
   * @param before rows that were created earlier
   * @param most of them, at least 1
   */
  AgedPage page(Connection connection, AgedPage.Place after, LocalDateTime before, int most)
      throws SQLException {
    if (!shape.table.isIndexed("created_at")) {
      return alongIds(connection, after, before, most);
    }
    if (after.isWithinMoment()) {
      List<RowKey> rows = ofMoment(connection, after, most);
      if (!rows.isEmpty()) {
        return new AgedPage(rows, after.within(rows.get(rows.size() - 1).id()), false);
      }
    }
    List<RowKey> rows = later(connection, after, before, most);
    rows.sort(BY_TIME);
    if (rows.size() < most) {
      return new AgedPage(rows, after, true);
    }
    return whole(rows, after);
  }

  /**
   * The keys of the oldest rows of a time.
   *
   * @param before exclusive; null for no end
   */
  List<RowKey> oldest(Connection connection, LocalDateTime from, LocalDateTime before, int most)
      throws SQLException {
    String sql =
        KeyQuery.select(shape)
            + " WHERE created_at >= ?"
            + (before == null ? "" : " AND created_at < ?")
            + " ORDER BY created_at LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      int at = 1;
      shape.dialect.setExactTime(select, at++, from);
      if (before != null) {
        shape.dialect.setExactTime(select, at++, before);
      }
      select.setInt(at, most);
      return KeyQuery.read(select);
    }
  }

  private AgedPage alongIds(
      Connection connection, AgedPage.Place after, LocalDateTime before, int most)
      throws SQLException {
    String sql = KeyQuery.select(shape) + " WHERE id > ? ORDER BY id LIMIT ?";
    List<RowKey> seen;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, after.isStart() ? Long.MIN_VALUE : after.id());
      select.setInt(2, most);
      seen = KeyQuery.read(select);
    }
    if (seen.isEmpty()) {
      return new AgedPage(seen, after, true);
    }
    RowKey last = seen.get(seen.size() - 1);
    List<RowKey> aged = new ArrayList<>(seen.size());
    for (RowKey row : seen) {
      if (row.createdAt() != null && row.createdAt().isBefore(before)) {
        aged.add(row);
      }
    }
    return new AgedPage(aged, after.beforeFirstOf(before).within(last.id()), seen.size() < most);
  }

  /** Of the last moment some rows may be missing: they are for the next page. */
  private static AgedPage whole(List<RowKey> rows, AgedPage.Place after) {
    LocalDateTime last = rows.get(rows.size() - 1).createdAt();
    List<RowKey> earlier = new ArrayList<>(rows.size());
    for (RowKey row : rows) {
      if (row.createdAt().isBefore(last)) {
        earlier.add(row);
      }
    }
    return earlier.isEmpty()
        ? new AgedPage(earlier, after.beforeFirstOf(last), false)
        : new AgedPage(earlier, after.behind(earlier.get(earlier.size() - 1).createdAt()), false);
  }

  private List<RowKey> ofMoment(Connection connection, AgedPage.Place after, int most)
      throws SQLException {
    String sql = KeyQuery.select(shape) + " WHERE created_at = ? AND id > ? ORDER BY id LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      shape.dialect.setExactTime(select, 1, after.time());
      select.setLong(2, after.id());
      select.setInt(3, most);
      return KeyQuery.read(select);
    }
  }

  private List<RowKey> later(
      Connection connection, AgedPage.Place after, LocalDateTime before, int most)
      throws SQLException {
    String from = after.isStart() ? "" : "created_at > ? AND ";
    String sql =
        KeyQuery.select(shape) + " WHERE " + from + "created_at < ? ORDER BY created_at LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      int at = 1;
      if (!after.isStart()) {
        shape.dialect.setExactTime(select, at++, after.time());
      }
      shape.dialect.setExactTime(select, at++, before);
      select.setInt(at, most);
      return KeyQuery.read(select);
    }
  }
}
