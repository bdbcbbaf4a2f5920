package io.useractivity.engine.store.write;

import io.useractivity.engine.config.ColumnSource;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.connect.StatementFailures;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.store.schema.FoundTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one row to a table that somebody else made, as all will be written, and takes it back: to
 * find the columns without which the table would take rows. What the types don't tell is found so:
 * a CHECK, a trigger, a view, a right that lacks.
 *
 * <p>Two rows are tried, the first that is to be written and an ordinary one, since any row may be
 * odd: what one of them may be written with stays. If leaving out helps nothing, nothing is left
 * out. For one thread.
 */
final class TrialRow {

  private final FoundTable table;
  private final Map<String, ColumnSource> further;
  private final OpenDatabase database;
  private SQLException why;

  TrialRow(FoundTable table, Map<String, ColumnSource> further, OpenDatabase database) {
    this.table = table;
    this.further = further;
    this.database = database;
  }

  /**
   * The columns that the table refuses; a number of statements like that of the columns.
   *
   * @param connection on which nothing is under way, as nothing is afterwards
   * @throws SQLException if the connection is lost meanwhile
   */
  Set<FoundColumn> refused(Connection connection, ActivityRow first) throws SQLException {
    List<ActivityRow> rows = Arrays.asList(first, ordinary(first));
    Set<FoundColumn> refused = new LinkedHashSet<>();
    if (isTaken(connection, rows, refused)) {
      return refused;
    }
    List<FoundColumn> optional = optional();
    refused.addAll(optional);
    if (isTaken(connection, rows, refused)) {
      takeIn(connection, rows, optional, refused);
    } else {
      refused.clear();
    }
    return refused;
  }

  /** What the database said last. */
  String reason() {
    return why == null ? "" : database.reason(why);
  }

  private List<FoundColumn> optional() {
    List<FoundColumn> optional =
        new RowFitter(table, further, Collections.<FoundColumn>emptySet()).columns();
    optional.removeIf(column -> !column.isFilledByItself());
    return optional;
  }

  /** Takes columns off the refused, all at once or by halves. */
  private void takeIn(
      Connection connection,
      List<ActivityRow> rows,
      List<FoundColumn> columns,
      Set<FoundColumn> refused)
      throws SQLException {
    if (columns.isEmpty()) {
      return;
    }
    refused.removeAll(columns);
    if (isTaken(connection, rows, refused)) {
      return;
    }
    refused.addAll(columns);
    if (columns.size() > 1) {
      int half = columns.size() / 2;
      takeIn(connection, rows, columns.subList(0, half), refused);
      takeIn(connection, rows, columns.subList(half, columns.size()), refused);
    }
  }

  private boolean isTaken(Connection connection, List<ActivityRow> rows, Set<FoundColumn> refused)
      throws SQLException {
    for (ActivityRow row : rows) {
      RowFitter fitter = new RowFitter(table, further, refused);
      try {
        new RowWriter(fitter, database, true).write(connection, Collections.singletonList(row));
        connection.rollback();
        return true;
      } catch (SQLException e) {
        if (StatementFailures.isLostConnection(e)) {
          throw e;
        }
        connection.rollback();
        why = e;
      }
    }
    return false;
  }

  private static ActivityRow ordinary(ActivityRow first) {
    return new ActivityRow.Builder()
        .text(Column.USER_EMAIL, "user@example.org")
        .text(Column.USER_ID, "1")
        .text(Column.USER_ROLE, "user")
        .text(Column.ACTIVITY_TYPE, "view")
        .text(Column.ACTION, "GET /")
        .text(Column.ENDPOINT, "/")
        .text(Column.METHOD, "GET")
        .text(Column.RESOURCE_TYPE, "page")
        .text(Column.RESOURCE_ID, "1")
        .text(Column.IP_ADDRESS, "192.0.2.1")
        .text(Column.USER_AGENT, "Mozilla/5.0")
        .value(Column.REQUEST_DATA, "{}")
        .value(Column.STATUS_CODE, 200)
        .value(Column.RESPONSE_TIME_MS, 1)
        .value(Column.SUCCESS, true)
        .text(Column.TENANT_ID, "1")
        .text(Column.SESSION_ID, "1")
        .value(Column.CREATED_AT, first.value(Column.CREATED_AT))
        .value(Column.UPDATED_AT, first.value(Column.UPDATED_AT))
        .contextPath(first.contextPath())
        .build();
  }
}
