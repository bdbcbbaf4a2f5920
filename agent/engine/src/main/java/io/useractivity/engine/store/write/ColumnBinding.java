package io.useractivity.engine.store.write;

import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.schema.FoundColumn;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;

/** A column as parameter of a prepared statement; immutable. */
final class ColumnBinding {

  private final FoundColumn column;
  private final Dialect dialect;

  ColumnBinding(FoundColumn column, Dialect dialect) {
    this.column = column;
    this.dialect = dialect;
  }

  FoundColumn column() {
    return column;
  }

  /** What stands for a value of this column in a prepared statement. */
  String placeholder() {
    return column.type() == ColumnType.JSON ? dialect.jsonPlaceholder() : "?";
  }

  /**
   * Sets a parameter.
   *
   * @param fitted a value that was fitted to this column, or null
   */
  void set(PreparedStatement statement, int index, Object fitted) throws SQLException {
    if (fitted == null) {
      statement.setNull(index, jdbcType());
    } else if (column.type() == ColumnType.JSON) {
      dialect.setJson(statement, index, (String) fitted);
    } else if (fitted instanceof String) {
      statement.setString(index, (String) fitted);
    } else if (fitted instanceof Long) {
      statement.setLong(index, (Long) fitted);
    } else if (fitted instanceof Boolean) {
      statement.setBoolean(index, (Boolean) fitted);
    } else {
      dialect.setTime(statement, index, (LocalDateTime) fitted);
    }
  }

  private int jdbcType() {
    switch (column.type()) {
      case INTEGER:
        return Types.BIGINT;
      case BOOLEAN:
        return Types.BOOLEAN;
      case DATE_TIME:
      case TIMESTAMP:
        return Types.TIMESTAMP;
      default:
        return Types.VARCHAR;
    }
  }
}
