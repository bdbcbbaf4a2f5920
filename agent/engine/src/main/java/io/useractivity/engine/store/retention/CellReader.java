package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.schema.FoundColumn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** Reads the value of a column, whatever its type, so that it can be written back as it was. */
final class CellReader {

  private CellReader() {}

  static Object read(ResultSet rows, int index, FoundColumn column) throws SQLException {
    Object value = value(rows, index, column);
    return rows.wasNull() ? null : value;
  }

  private static Object value(ResultSet rows, int index, FoundColumn column) throws SQLException {
    switch (column.type()) {
      case INTEGER:
      case YEAR:
        return isBits(column) ? BigDecimal.valueOf(rows.getLong(index)) : number(rows, index);
      case DECIMAL:
        return isApproximate(column) ? rows.getString(index) : rows.getBigDecimal(index);
      case BOOLEAN:
        int truth = rows.getInt(index); // tinyint(1) holds other numbers too
        return truth == 0 || truth == 1 ? (Object) (truth == 1) : BigDecimal.valueOf(truth);
      case DATE_TIME:
      case TIMESTAMP:
        return rows.getObject(index, LocalDateTime.class);
      case JSON:
        return json(rows.getString(index));
      case BINARY:
      case GEOMETRY:
      case VECTOR:
        return rows.getBytes(index);
      default:
        String text = rows.getString(index);
        return column.holdsJson() ? json(text) : text;
    }
  }

  private static Object json(String text) {
    return text == null ? null : new JsonText(text);
  }

  /** A year is a date to some drivers, of which only the number counts. */
  private static BigDecimal number(ResultSet rows, int index) throws SQLException {
    Object value = rows.getObject(index);
    if (value instanceof Number) {
      return new BigDecimal(value.toString());
    }
    return value == null ? null : BigDecimal.valueOf(rows.getInt(index));
  }

  private static boolean isBits(FoundColumn column) {
    return column.declaration().startsWith("bit");
  }

  /** Their digits are the server's to word. */
  private static boolean isApproximate(FoundColumn column) {
    return column.type() == ColumnType.DECIMAL
        && !column.declaration().startsWith("decimal")
        && !column.declaration().startsWith("numeric");
  }
}
