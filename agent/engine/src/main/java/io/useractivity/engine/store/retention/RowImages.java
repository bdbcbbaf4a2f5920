package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.schema.FoundColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole rows out of the table. Immutable. */
final class RowImages {

  private final TableShape shape;

  RowImages(TableShape shape) {
    this.shape = shape;
  }

  /** The rows of these keys, in their order; one that has gone meanwhile is left out. */
  List<RowImage> read(Connection connection, List<RowKey> keys) throws SQLException {
    return read(connection, keys, "");
  }

  /** The same, and until the transaction ends nobody else changes them. */
  List<RowImage> locked(Connection connection, List<RowKey> keys) throws SQLException {
    return read(connection, keys, " FOR UPDATE");
  }

  private List<RowImage> read(Connection connection, List<RowKey> keys, String locking)
      throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT ");
    for (FoundColumn column : shape.table.columns()) {
      sql.append(shape.dialect.quoted(column.foundName())).append(", ");
    }
    sql.setLength(sql.length() - 2);
    sql.append(" FROM ").append(shape.sql);
    sql.append(" WHERE id IN ").append(Parameters.list(keys.size())).append(locking);
    Map<List<Object>, RowImage> byKey = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < keys.size(); i++) {
        select.setLong(i + 1, keys.get(i).id());
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          RowImage row = image(rows);
          byKey.put(key(row.key()), row);
        }
      }
    }
    List<RowImage> found = new ArrayList<>(keys.size());
    for (RowKey key : keys) {
      RowImage row = byKey.get(key(key));
      if (row != null) {
        found.add(row);
      }
    }
    return found;
  }

  /** In an archive an id may be there twice, given again after its row had gone. */
  private static List<Object> key(RowKey row) {
    return Arrays.asList(row.id(), row.createdAt());
  }

  private RowImage image(ResultSet rows) throws SQLException {
    Map<String, Object> cells = new LinkedHashMap<>();
    int index = 1;
    for (FoundColumn column : shape.table.columns()) {
      cells.put(column.name(), CellReader.read(rows, index++, column));
    }
    return new RowImage(cells);
  }
}
