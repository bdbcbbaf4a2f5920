package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.store.schema.FoundTable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Map;

/** Writes values into a column as they were read from one of the same kind. */
final class CellWriter {

  private final Dialect dialect;

  CellWriter(Dialect dialect) {
    this.dialect = dialect;
  }

  /** What stands for its value in a statement. */
  String placeholder(FoundColumn column) {
    return column.holdsJson() ? dialect.jsonPlaceholder() : "?";
  }

  /**
   * Binds a value.
   *
   * @param value null becomes what is nearest to it where the column must not be null
   */
  void set(PreparedStatement statement, int index, FoundColumn column, Object value)
      throws SQLException {
    Object given = value == null && !column.isNullable() ? nothing(column) : typed(value, column);
    if (given == null) {
      statement.setNull(index, Types.VARCHAR);
    } else if (column.holdsJson()) {
      dialect.setJson(statement, index, given.toString());
    } else if (given instanceof byte[]) {
      statement.setBytes(index, (byte[]) given);
    } else if (given instanceof LocalDateTime) {
      dialect.setExactTime(statement, index, (LocalDateTime) given);
    } else if (given instanceof Boolean) {
      statement.setBoolean(index, (Boolean) given);
    } else if (given instanceof BigDecimal && isNumeric(column)) {
      statement.setBigDecimal(index, (BigDecimal) given);
    } else {
      statement.setString(index, given.toString());
    }
  }

  /** What an archive could only have as a text or as JSON. */
  private static Object typed(Object value, FoundColumn column) {
    switch (column.type()) {
      case DATE_TIME:
      case TIMESTAMP:
        return value instanceof String ? CellText.time((String) value) : value;
      case BINARY:
      case GEOMETRY:
      case VECTOR:
        return value instanceof JsonText ? CellText.bytes((JsonText) value) : value;
      default:
        return value;
    }
  }

  /** Fails if a row is not, as far as that can be told, what it was. */
  void requireSame(RowImage was, RowImage is, FoundTable table) throws SQLException {
    for (Map.Entry<String, Object> cell : was.cells().entrySet()) {
      FoundColumn column = table.column(cell.getKey());
      if (cell.getValue() == null || (column != null && column.isComputed())) {
        continue;
      }
      if (column == null) {
        throw different(was, cell.getKey(), "which the table does not have");
      }
      Object expected = typed(cell.getValue(), column);
      if (!column.holdsJson() && !CellText.same(expected, is.cell(column.name()))) {
        throw different(was, cell.getKey(), "which does not fit " + column.declaration());
      }
    }
  }

  private static SQLException different(RowImage row, String column, String why) {
    return new SQLException(
        "the row " + row.key().id() + " has a value of the column " + column + ", " + why);
  }

  private static boolean isNumeric(FoundColumn column) {
    return column.type() == ColumnType.INTEGER
        || column.type() == ColumnType.DECIMAL
        || column.type() == ColumnType.BOOLEAN;
  }

  private static Object nothing(FoundColumn column) {
    switch (column.type()) {
      case INTEGER:
      case DECIMAL:
      case YEAR:
        return BigDecimal.ZERO;
      case BOOLEAN:
        return false;
      case BINARY:
        return "".getBytes(StandardCharsets.UTF_8);
      default:
        return column.holdsJson() ? "{}" : "";
    }
  }
}
