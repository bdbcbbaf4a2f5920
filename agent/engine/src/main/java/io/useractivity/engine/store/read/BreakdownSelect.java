package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Dimension;
import io.useractivity.engine.query.ResponseTimes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts rows on the server: first which groups there are, then how often each response time
 * occurred in those that are shown. For one thread.
 */
final class BreakdownSelect {

  static final String FAILED =
      "SUM(CASE WHEN success IS NULL THEN CASE WHEN status_code >= 400 THEN 1 ELSE 0 END"
          + " WHEN success THEN 0 ELSE 1 END)";

  private static final String TIME = "FLOOR(response_time_ms)";

  /** Three digits, as {@link ResponseTimes} has them. */
  private static final String ROUNDED_TIME =
      "CASE WHEN response_time_ms < "
          + ResponseTimes.EXACT_BELOW
          + " THEN "
          + TIME
          + " WHEN response_time_ms < 10000 THEN "
          + TIME
          + " - MOD("
          + TIME
          + ", 10)"
          + " WHEN response_time_ms < 100000 THEN "
          + TIME
          + " - MOD("
          + TIME
          + ", 100)"
          + " ELSE "
          + TIME
          + " - MOD("
          + TIME
          + ", 1000) END";

  private final ReadSession session;
  private final BreakdownQuery query;
  private final String key;

  BreakdownSelect(ReadSession session, BreakdownQuery query) {
    this.session = session;
    this.query = query;
    this.key = key(query.dimension());
  }

  /** Null for all rows together. */
  private String key(Dimension dimension) {
    switch (dimension) {
      case HOUR:
        return session.dialect.hourOf("created_at");
      case USER:
        return "COALESCE(user_email, user_id)";
      case TENANT:
        return "tenant_id";
      case ENDPOINT:
        return "endpoint";
      case TYPE:
        return "activity_type";
      case STATUS:
        return "status_code";
      default:
        return null;
    }
  }

  Breakdown read() throws SQLException {
    Map<String, Counts> groups = groups();
    boolean complete = groups.size() <= query.limit();
    List<String> keys = new ArrayList<>(groups.keySet());
    keys = keys.subList(0, Math.min(keys.size(), query.limit()));
    if (query.dimension() == Dimension.HOUR) {
      Collections.reverse(keys);
    }
    addTimes(keys, groups);
    List<Breakdown.Group> shown = new ArrayList<>();
    for (String each : keys) {
      Counts counts = groups.get(each);
      shown.add(new Breakdown.Group(each, counts.rows, counts.failed, counts.times));
    }
    return new Breakdown(shown, complete);
  }

  /** What is counted of a group. */
  private static final class Counts {

    private final long rows;
    private final long failed;
    private final ResponseTimes times = new ResponseTimes();

    Counts(long rows, long failed) {
      this.rows = rows;
      this.failed = failed;
    }
  }

  /** One more than are shown tells whether there are more. */
  private Map<String, Counts> groups() throws SQLException {
    WhereClause where = where();
    String sql =
        "SELECT "
            + (key == null ? "'all'" : key)
            + ", COUNT(*), "
            + FAILED
            + " FROM "
            + session.table
            + where;
    if (key != null) {
      String order = query.dimension() == Dimension.HOUR ? key : "COUNT(*)";
      sql += " GROUP BY " + key + " ORDER BY " + order + " DESC LIMIT " + (query.limit() + 1);
    }
    Map<String, Counts> groups = new LinkedHashMap<>();
    try (PreparedStatement statement = session.prepare(sql, where);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        groups.put(result.getString(1), new Counts(result.getLong(2), result.getLong(3)));
      }
    }
    return groups;
  }

  private WhereClause where() throws SQLException {
    WhereClause where = new WhereClause();
    where.and(query.selection().conditions(), session.columns);
    where.and(query.selection().window());
    return where;
  }

  private void addTimes(List<String> keys, Map<String, Counts> groups) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    WhereClause where = where();
    where.and("response_time_ms IS NOT NULL");
    if (key != null) {
      only(keys, where);
    }
    String group = key == null ? ROUNDED_TIME : key + ", " + ROUNDED_TIME;
    String sql =
        "SELECT "
            + (key == null ? "'all'" : key)
            + ", "
            + ROUNDED_TIME
            + ", COUNT(*) FROM "
            + session.table
            + where
            + " GROUP BY "
            + group;
    Map<String, Counts> folded = new LinkedHashMap<>();
    for (String each : keys) {
      folded.put(folded(each), groups.get(each));
    }
    try (PreparedStatement statement = session.prepare(sql, where);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        String its = result.getString(1);
        Counts counts = groups.get(its);
        counts = counts == null ? folded.get(folded(its)) : counts;
        if (counts != null) { // else of a row that has come meanwhile
          counts.times.add(result.getLong(2), result.getLong(3));
        }
      }
    }
  }

  private void only(List<String> keys, WhereClause where) {
    if (query.dimension() == Dimension.HOUR) {
      where.and(key + " >= ?", keys.get(0));
      return;
    }
    List<Object> values = new ArrayList<>(keys);
    boolean none = values.remove(null);
    String placeholders = String.join(", ", Collections.nCopies(values.size(), "?"));
    String in = values.isEmpty() ? "1 = 0" : key + " IN (" + placeholders + ")";
    where.and(none ? "(" + in + " OR " + key + " IS NULL)" : in, values.toArray());
  }

  /** A server that ignores case names a group by any of its spellings. */
  private static String folded(String each) {
    return each == null ? null : each.trim().toLowerCase(Locale.ROOT);
  }
}
