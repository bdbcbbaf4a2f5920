package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of one question, page by page: what follows the last row by its key, and never by
 * counting. No page keeps a statement or a snapshot open for the next. For one thread.
 */
final class PageSelect {

  private final ReadSession session;
  private final RowQuery query;
  private final List<TableColumns.Found> columns;
  private final String select;
  private final TimeSlices slices;

  /**
   * @param page how many rows are read at a time
   */
  PageSelect(ReadSession session, RowQuery query, int page) throws SQLException {
    this.session = session;
    this.query = query;
    this.columns = session.columns.of(query.columns());
    StringBuilder list = new StringBuilder();
    for (TableColumns.Found column : columns) {
      list.append(column.sql).append(", ");
    }
    // The key stands behind what is wanted, for our own use.
    this.select =
        "SELECT "
            + list
            + "created_at, id FROM "
            + session.table
            + (query.id() == null ? session.indexes.hint(query, page) : "");
    boolean sortsAll = !session.dialect.readsIndexesBackwards();
    this.slices =
        sortsAll && query.order() != Order.AS_STORED ? new TimeSlices(session, query) : null;
  }

  List<RowColumn> columns() {
    List<RowColumn> names = new ArrayList<>();
    for (TableColumns.Found column : columns) {
      names.add(column.column);
    }
    return names;
  }

  /** The rows behind that one; fewer than so many only if there are no more. */
  List<FoundRow> page(Cursor after, int count) throws SQLException {
    WhereClause where = new WhereClause();
    where.and(query.selection().conditions(), session.columns);
    where.and(query.selection().window());
    where.behind(after, query.order());
    if (query.id() != null) {
      where.and("id = ?", query.id());
    }
    if (slices != null) {
      where.and(slices.next(after, count));
    }
    List<FoundRow> rows = new ArrayList<>();
    String sql = select + where + orderBy() + " LIMIT " + count;
    try (PreparedStatement statement = session.prepare(sql, where);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(row(result));
      }
    }
    return rows;
  }

  private String orderBy() {
    switch (query.order()) {
      case NEWEST_FIRST:
        return " ORDER BY created_at DESC, id DESC";
      case OLDEST_FIRST:
        return " ORDER BY created_at, id";
      default:
        return " ORDER BY id";
    }
  }

  private FoundRow row(ResultSet result) throws SQLException {
    List<String> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      cells.add(columns.get(i).cell(result, i + 1));
    }
    long id = result.getLong(columns.size() + 2);
    return new FoundRow(
        cells,
        query.order() == Order.AS_STORED
            ? Cursor.of(null, id)
            : Cursor.of(result.getObject(columns.size() + 1, LocalDateTime.class), id));
  }
}
