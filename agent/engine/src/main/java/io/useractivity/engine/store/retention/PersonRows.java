package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.schema.FoundColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows of one person, by the indexes on who it was. Immutable. */
final class PersonRows {

  private final TableShape shape;

  PersonRows(TableShape shape) {
    this.shape = shape;
  }

  /**
   * The next rows that have the name in a column, whatever its case, in the order of their ids. A
   * server may take more texts for equal (accents): who asks has to look.
   *
   * @param column user_id or user_email
   */
  List<RowKey> page(Connection connection, String column, String name, long afterId, int most)
      throws SQLException {
    FoundColumn found = shape.table.column(column);
    if (found == null || !canHold(found, name)) {
      return Collections.emptyList();
    }
    String sql =
        KeyQuery.select(shape) + " WHERE " + condition(found) + " AND id > ? ORDER BY id LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      if (found.type() == ColumnType.INTEGER) {
        select.setLong(1, Long.parseLong(name));
      } else {
        select.setString(1, name);
      }
      select.setLong(2, afterId);
      select.setInt(3, most);
      return whole(KeyQuery.read(select), most);
    }
  }

  /** Where an id may be there twice, some rows of the last one may be missing: they come next. */
  private List<RowKey> whole(List<RowKey> rows, int most) {
    if (rows.size() < most || shape.isIdUnique()) {
      return rows;
    }
    long last = rows.get(rows.size() - 1).id();
    int end = rows.size();
    while (end > 0 && rows.get(end - 1).id() == last) {
      end--;
    }
    return end == 0 ? rows : new ArrayList<>(rows.subList(0, end));
  }

  /** By the index, where the column's own comparison does not tell cases apart. */
  private String condition(FoundColumn column) {
    String name = shape.dialect.quoted(column.foundName());
    return column.type() == ColumnType.INTEGER || shape.comparesAnyCase(column.name())
        ? name + " = ?"
        : "LOWER(" + name + ") = LOWER(?)";
  }

  /** MySQL takes any word for the number 0. */
  private static boolean canHold(FoundColumn column, String name) {
    return column.type() != ColumnType.INTEGER || name.matches("\\d{1,18}");
  }
}
