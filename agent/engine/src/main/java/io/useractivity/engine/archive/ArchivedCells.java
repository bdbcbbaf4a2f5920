package io.useractivity.engine.archive;

import io.useractivity.engine.query.Condition;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.text.TimestampFormat;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An archived row as an answer has it, and whether it is one: as the table's rows. */
final class ArchivedCells {

  private ArchivedCells() {}

  /** A text for each column; null for null, and for one that the archive lacks. */
  static List<String> of(RowImage row, List<RowColumn> columns) {
    List<String> cells = new ArrayList<>(columns.size());
    for (RowColumn column : columns) {
      cells.add(text(row.cell(column.name())));
    }
    return cells;
  }

  private static String text(Object value) {
    if (value instanceof LocalDateTime) {
      return TimestampFormat.millis((LocalDateTime) value);
    }
    return value instanceof BigDecimal
        ? ((BigDecimal) value).toPlainString()
        : value == null ? null : value.toString();
  }

  /** Whether it meets all of them; case does not matter, as in a table of the agent's. */
  static boolean meets(RowImage row, List<Condition> conditions) {
    for (Condition condition : conditions) {
      String value = text(row.cell(condition.column().columnName()));
      if (value == null || !meets(value, condition)) {
        return false;
      }
    }
    return true;
  }

  private static boolean meets(String value, Condition condition) {
    String first = condition.values().get(0);
    switch (condition.kind()) {
      case ANY_OF:
        for (String each : condition.values()) {
          if (each.equalsIgnoreCase(value)) {
            return true;
          }
        }
        return false;
      case EXACTLY:
        return first.equals(value);
      case BEGINS_WITH:
        return value.toLowerCase(Locale.ROOT).startsWith(first.toLowerCase(Locale.ROOT));
      default:
        int compared = number(value).compareTo(number(first));
        return condition.kind() == Condition.Kind.AT_LEAST ? compared >= 0 : compared <= 0;
    }
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException none) {
      return BigDecimal.ZERO;
    }
  }
}
