package io.useractivity.engine.store.write;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.schema.FoundColumn;
import java.math.BigDecimal;
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

  /** What the column is called in a statement. */
  String name() {
    return dialect.quoted(column.foundName());
  }

  /** What stands for a value of this column in a prepared statement. */
  String placeholder() {
    switch (column.type()) {
      case JSON:
        return dialect.jsonPlaceholder();
      case GEOMETRY:
        return dialect.geometryPlaceholder();
      default:
        return "?";
    }
  }

  /**
   * Sets a parameter.
   *
   * @param fitted a value that was fitted to this column, or null
   */
  @DontInline
  void set(PreparedStatement statement, int index, Object fitted) throws SQLException {
    if (fitted == null) {
      statement.setNull(index, jdbcType());
    } else if (column.type() == ColumnType.JSON) {
      dialect.setJson(statement, index, (String) fitted);
    } else if (fitted instanceof String) {
      statement.setString(index, (String) fitted);
    } else if (fitted instanceof Long) {
      statement.setLong(index, (Long) fitted);
    } else if (fitted instanceof BigDecimal) {
      statement.setBigDecimal(index, (BigDecimal) fitted);
    } else if (fitted instanceof byte[]) {
      statement.setBytes(index, (byte[]) fitted);
    } else if (fitted instanceof Boolean) {
      statement.setBoolean(index, (Boolean) fitted);
    } else {
      dialect.setTime(statement, index, (LocalDateTime) fitted);
    }
  }

  private int jdbcType() {
    switch (column.type()) {
      case INTEGER:
      case YEAR:
        return Types.BIGINT;
      case DECIMAL:
        return Types.DECIMAL;
      case BINARY:
      case VECTOR:
        return Types.VARBINARY;
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
