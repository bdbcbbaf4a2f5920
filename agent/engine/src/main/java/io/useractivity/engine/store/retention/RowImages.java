package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.FoundColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
    StringBuilder sql = new StringBuilder("SELECT ");
    for (FoundColumn column : shape.table.columns()) {
      sql.append(shape.dialect.quoted(column.foundName())).append(", ");
    }
    sql.setLength(sql.length() - 2);
    sql.append(" FROM ").append(ActivityTable.NAME);
    sql.append(" WHERE id IN ").append(Parameters.list(keys.size()));
    Map<Long, RowImage> byId = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < keys.size(); i++) {
        select.setLong(i + 1, keys.get(i).id());
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          RowImage row = image(rows);
          byId.put(row.key().id(), row);
        }
      }
    }
    List<RowImage> found = new ArrayList<>(keys.size());
    for (RowKey key : keys) {
      RowImage row = byId.get(key.id());
      if (row != null && key.createdAt().equals(row.key().createdAt())) {
        found.add(row);
      }
    }
    return found;
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
