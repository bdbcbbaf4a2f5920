package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Condition;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.store.connect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which index a page is read by. Left alone, servers go through all rows by time to find the few of
 * one user, or collect and sort all of a frequent value for the sake of a page: either is a matter
 * of milliseconds or of minutes. So each way's price is estimated from how many rows the server
 * expects, which {@code EXPLAIN} tells without reading them. For one thread.
 */
final class IndexChoice {

  private static final String TIME = "created_at";
  private static final String ID = "id";

  /** How an index is kept that has an order. */
  private static final String SORTED = "BTREE";

  /** How many rows, read one after the other, cost as much as one that lies anywhere. */
  private static final long LOOKUP_COST = 8;

  private final Connection connection;
  private final Dialect dialect;
  private final TableColumns columns;

  /** As a statement has it. */
  private final String table;

  /** The columns of each index, in its order. Empty where the server is not told. */
  private final Map<String, List<String>> indexes = new LinkedHashMap<>();

  IndexChoice(Connection connection, Dialect dialect, TableColumns columns, String table)
      throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.table = dialect.tableName(table);
    this.columns = columns;
    if (!dialect.forcesIndexes()) {
      return;
    }
    try (PreparedStatement select = connection.prepareStatement(dialect.indexesQuery())) {
      select.setString(1, table);
      try (ResultSet result = select.executeQuery()) {
        while (result.next()) {
          if (!SORTED.equals(result.getString(5))) {
            continue; // such as one of words
          }
          String column = String.valueOf(result.getString(2)); // null for an expression
          indexes
              .computeIfAbsent(result.getString(1), name -> new ArrayList<>())
              .add(column.toLowerCase(java.util.Locale.ROOT));
        }
      }
    }
  }

  /**
   * What stands behind the table's name; empty to leave it to the server.
   *
   * @param page how many rows are read at a time
   */
  String hint(RowQuery query, long page) {
    if (indexes.isEmpty()) {
      return "";
    }
    List<Condition> conditions = query.selection().conditions();
    try {
      String index =
          query.order() == Order.AS_STORED
              ? byId(conditions)
              : byTime(conditions, query.selection().window(), page);
      if (index == null) {
        return "";
      }
      estimate(index, null, Window.ALL); // fails for one that is there and not to be used
      return dialect.forcedIndex(index);
    } catch (SQLException unexplained) {
      return ""; // what is wrong with the question shows when it is asked
    }
  }

  /** An index on a column holds the rows of one value by id. */
  private String byId(List<Condition> conditions) throws SQLException {
    String best = with(ID, null);
    long least = Long.MAX_VALUE;
    for (Condition condition : conditions) {
      String index = condition.isEquality() ? alone(condition) : null;
      long rows = index == null ? Long.MAX_VALUE : estimate(index, condition, Window.ALL);
      if (rows < least) {
        least = rows;
        best = index;
      }
    }
    return best;
  }

  private String byTime(List<Condition> conditions, Window window, long page) throws SQLException {
    String time = with(TIME, null);
    String best = null;
    long least = Long.MAX_VALUE;
    for (Condition condition : conditions) {
      String name = condition.column().columnName();
      String ordered = condition.isEquality() ? with(name, TIME) : null;
      if (ordered != null) {
        return ordered;
      }
      String index = with(name, null);
      long rows = index == null ? Long.MAX_VALUE : estimate(index, condition, Window.ALL);
      if (rows < least) {
        least = rows;
        best = index;
      }
    }
    if (best == null || time == null) {
      return time == null ? best : time;
    }
    long all = estimate(time, null, Window.ALL);
    long inWindow = window.isAll() ? all : estimate(time, null, window);
    long untilPage = page * all / Math.max(1, least);
    return LOOKUP_COST * least < Math.min(inWindow, untilPage) ? best : time;
  }

  /** One that begins with these columns; null if there is none. */
  private String with(String first, String second) {
    for (Map.Entry<String, List<String>> index : indexes.entrySet()) {
      List<String> its = index.getValue();
      boolean fits = its.get(0).equals(first);
      if (fits && (second == null || (its.size() > 1 && its.get(1).equals(second)))) {
        return index.getKey();
      }
    }
    return null;
  }

  private String alone(Condition condition) {
    for (Map.Entry<String, List<String>> index : indexes.entrySet()) {
      List<String> its = index.getValue();
      boolean alone = its.size() == 1 || its.get(1).equals(ID);
      if (alone && its.get(0).equals(condition.column().columnName())) {
        return index.getKey();
      }
    }
    return null;
  }

  /** How many rows the server expects to read. */
  private long estimate(String index, Condition condition, Window window) throws SQLException {
    WhereClause where = new WhereClause();
    if (condition != null) {
      where.and(condition, columns);
    }
    where.and(window);
    String explain = "EXPLAIN SELECT id FROM " + table + dialect.forcedIndex(index) + where;
    try (PreparedStatement statement = connection.prepareStatement(explain)) {
      where.bind(statement, dialect);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong("rows") : 0;
      }
    }
  }
}
