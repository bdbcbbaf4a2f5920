package io.useractivity.engine.store.read;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.text.TimestampFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns that the table really has, as a reader sees them, by name; immutable. */
final class TableColumns {

  private final Dialect dialect;
  private final Map<String, Found> byName = new LinkedHashMap<>();

  /** One of them; immutable. */
  static final class Found {

    /** Quoted, as a statement has it. */
    final String sql;

    final RowColumn column;
    private final int type;

    Found(String sql, RowColumn column, int type) {
      this.sql = sql;
      this.column = column;
      this.type = type;
    }

    /** Whether it takes numbers alone: a server would compare a text as the number 0. */
    boolean isNumeric() {
      switch (type) {
        case Types.TINYINT:
        case Types.SMALLINT:
        case Types.INTEGER:
        case Types.BIGINT:
        case Types.DECIMAL:
        case Types.NUMERIC:
        case Types.REAL:
        case Types.FLOAT:
        case Types.DOUBLE:
          return true;
        default:
          return false;
      }
    }

    boolean isTime() {
      return type == Types.TIMESTAMP;
    }

    /** Its value in a row, as a text. */
    String cell(ResultSet result, int index) throws SQLException {
      switch (column.content()) {
        case TIME:
          LocalDateTime moment = result.getObject(index, LocalDateTime.class);
          return moment == null ? null : TimestampFormat.millis(moment);
        case BOOLEAN:
          boolean truth = result.getBoolean(index);
          return result.wasNull() ? null : String.valueOf(truth);
        default:
          return result.getString(index);
      }
    }
  }

  /** Asks for no row, since what comes with none tells the columns. */
  TableColumns(Connection connection, Dialect dialect, String table) throws SQLException {
    this.dialect = dialect;
    String none = "SELECT * FROM " + table + " WHERE 1 = 0";
    try (PreparedStatement select = connection.prepareStatement(none);
        ResultSet result = select.executeQuery()) {
      ResultSetMetaData metaData = result.getMetaData();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        String label = metaData.getColumnLabel(i);
        String name = label.toLowerCase(Locale.ROOT);
        int type = metaData.getColumnType(i);
        RowColumn column = RowColumn.of(name, content(name, type, metaData.getColumnTypeName(i)));
        byName.put(name, new Found(dialect.quoted(label), column, type));
      }
    }
  }

  /** MariaDB's JSON is a text, and a truth value may be a small number. */
  private static Column.Content content(String name, int type, String typeName) {
    boolean truth = name.equals(Column.SUCCESS.columnName());
    if (type == Types.BOOLEAN || type == Types.BIT || (truth && type == Types.TINYINT)) {
      return Column.Content.BOOLEAN;
    }
    if (typeName.equalsIgnoreCase("JSON") || name.equals(Column.REQUEST_DATA.columnName())) {
      return Column.Content.JSON;
    }
    Found found = new Found("", null, type);
    if (found.isNumeric()) {
      return Column.Content.NUMBER;
    }
    return found.isTime() ? Column.Content.TIME : Column.Content.TEXT;
  }

  /** How statements on them are worded. */
  Dialect dialect() {
    return dialect;
  }

  /** Null if the table has none of that name. */
  Found byName(String name) {
    return byName.get(name);
  }

  /**
   * Those that are wanted, as far as they are there.
   *
   * @param names empty for all
   */
  List<Found> of(List<String> names) {
    if (names.isEmpty()) {
      return new ArrayList<>(byName.values());
    }
    List<Found> found = new ArrayList<>();
    for (String name : names) {
      if (byName.containsKey(name)) {
        found.add(byName.get(name));
      }
    }
    return found;
  }
}
