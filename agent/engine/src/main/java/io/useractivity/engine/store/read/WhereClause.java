package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Condition;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.connect.Dialect;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What rows have to meet, and the values that belong to its placeholders. For one thread. */
final class WhereClause {

  private static final String NOTHING = "1 = 0";

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** Adds something that has to be met as well. */
  void and(String condition, Object... itsValues) {
    sql.append(sql.length() == 0 ? " WHERE " : " AND ").append(condition);
    Collections.addAll(values, itsValues);
  }

  void and(List<Condition> conditions, TableColumns columns) throws SQLException {
    for (Condition condition : conditions) {
      and(condition, columns);
    }
  }

  void and(Condition condition, TableColumns columns) throws SQLException {
    String name = condition.column().columnName();
    TableColumns.Found found = columns.byName(name);
    if (found == null) {
      throw new SQLException("the table has no column " + name, "42S22");
    }
    switch (condition.kind()) {
      case EXACTLY:
        exactly(found, condition, columns);
        break;
      case BEGINS_WITH:
        String beginning = condition.values().get(0).replaceAll("([!%_])", "!$1");
        and(found.sql + " LIKE ? ESCAPE '!'", beginning + "%");
        break;
      case AT_LEAST:
        and(found.sql + " >= ?", new BigDecimal(condition.values().get(0)));
        break;
      case AT_MOST:
        and(found.sql + " <= ?", new BigDecimal(condition.values().get(0)));
        break;
      default:
        anyOf(found, condition.values());
    }
  }

  /** By an index first, and then byte by byte. */
  private void exactly(TableColumns.Found found, Condition condition, TableColumns columns)
      throws SQLException {
    String value = condition.values().get(0);
    Object typed = typed(found, value);
    if (typed == null && condition.otherwise() != null) {
      and(condition.otherwise(), columns);
    } else if (typed == null) {
      and(NOTHING);
    } else {
      and(found.sql + " = ?", typed);
      if (typed instanceof String) {
        and(columns.dialect().sameBytes(found.sql), value);
      }
    }
  }

  private void anyOf(TableColumns.Found found, List<String> wanted) {
    List<Object> possible = new ArrayList<>();
    for (String value : wanted) {
      Object typed = typed(found, value);
      if (typed != null) {
        possible.add(typed);
      }
    }
    if (possible.isEmpty()) {
      and(NOTHING);
    } else if (possible.size() == 1) {
      and(found.sql + " = ?", possible.get(0));
    } else {
      String placeholders = String.join(", ", Collections.nCopies(possible.size(), "?"));
      and(found.sql + " IN (" + placeholders + ")", possible.toArray());
    }
  }

  /** Null for what no row can have there. */
  private static Object typed(TableColumns.Found found, String value) {
    if (found.column.content() == Column.Content.BOOLEAN) {
      return Boolean.valueOf(value);
    }
    if (!found.isNumeric()) {
      return value;
    }
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  void and(Window window) {
    if (window.from() != null) {
      and("created_at >= ?", window.from());
    }
    if (window.to() != null) {
      and("created_at < ?", window.to());
    }
  }

  /** What comes behind a row; null for no row. In a form whose range an index finds. */
  void behind(Cursor cursor, Order order) {
    if (cursor == null) {
      return;
    }
    if (order == Order.AS_STORED) {
      and("id > ?", cursor.id());
      return;
    }
    String than = order == Order.NEWEST_FIRST ? "<" : ">";
    and(
        "created_at " + than + "= ? AND (created_at " + than + " ? OR id " + than + " ?)",
        cursor.createdAt(),
        cursor.createdAt(),
        cursor.id());
  }

  /** Empty, or with the word before it. */
  @Override
  public String toString() {
    return sql.toString();
  }

  /** Sets the values, which come first in the statement. */
  void bind(PreparedStatement statement, Dialect dialect) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof LocalDateTime) {
        dialect.setExactTime(statement, i + 1, (LocalDateTime) value);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
