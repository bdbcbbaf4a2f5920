package io.useractivity.engine.store.read;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.record.Column;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Which share of the selected rows is looked at: all if they are few, else those whose id is a
 * multiple of a number, which an index tells without the row. How many there are is the server's
 * own estimate. Immutable; one for each question.
 */
final class RowShare {

  private static final String ID = "id";

  /** So that all rows that are selected count for the choice of the index, and not a page. */
  private static final long ALL = 1_000_000;

  private final String hint;
  private final WhereClause where = new WhereClause();
  private final int eachStandsFor;

  /**
   * @param about how many rows are enough; at least one
   */
  RowShare(ReadSession session, Selection selection, int about) throws SQLException {
    this.hint = session.indexes.hint(RowQuery.of(selection), ALL);
    where.and(selection.conditions(), session.columns);
    where.and(selection.window());
    this.eachStandsFor = isCounted(session) ? factor(session, about) : 1;
    if (eachStandsFor > 1) {
      where.and("MOD(" + ID + ", " + eachStandsFor + ") = 0");
    }
  }

  /** Ids that are no numbers have no multiples. */
  private static boolean isCounted(ReadSession session) {
    TableColumns.Found id = session.columns.byName(ID);
    RowColumn column = id == null ? null : id.column;
    return session.dialect.forcesIndexes()
        && column != null
        && column.content() == Column.Content.NUMBER;
  }

  private int factor(ReadSession session, int about) throws SQLException {
    String explain = "EXPLAIN SELECT id FROM " + session.table + hint + where;
    try (PreparedStatement statement = session.prepare(explain, where);
        ResultSet result = statement.executeQuery()) {
      long expected = result.next() ? result.getLong("rows") : 0;
      return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (expected + about - 1) / about));
    }
  }

  int eachStandsFor() {
    return eachStandsFor;
  }

  /**
   * The rows of it.
   *
   * @param wanted what stands behind {@code SELECT}
   * @param rest what stands behind the conditions
   */
  PreparedStatement select(ReadSession session, String wanted, String rest) throws SQLException {
    String sql = "SELECT " + wanted + " FROM " + session.table + hint + where + rest;
    return session.prepare(sql, where);
  }
}
