package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.schema.FoundColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Takes rows out of the table, changes them, and puts them back. Each call is a few rows in the
 * caller's transaction: one DELETE of millions makes the application's logins wait
 * (keycloak/keycloak#20073). Immutable.
 */
final class RowChanges {

  private static final String ID = "id";

  private final TableShape shape;
  private final CellWriter cells;

  RowChanges(TableShape shape) {
    this.shape = shape;
    this.cells = new CellWriter(shape.dialect);
  }

  /**
   * Deletes these rows by their primary keys; how many that were. A row that was given the id of
   * one of them later stays: it is younger than all of them.
   */
  int delete(Connection connection, List<RowKey> rows) throws SQLException {
    if (!shape.isIdUnique()) {
      return deleteByTimes(connection, rows);
    }
    LocalDateTime youngest = rows.get(0).createdAt();
    for (RowKey row : rows) {
      youngest = row.createdAt().isAfter(youngest) ? row.createdAt() : youngest;
    }
    String sql =
        "DELETE FROM "
            + shape.sql
            + " WHERE id IN "
            + Parameters.list(rows.size())
            + " AND created_at <= ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows.size(); i++) {
        delete.setLong(i + 1, rows.get(i).id());
      }
      shape.dialect.setExactTime(delete, rows.size() + 1, youngest);
      return delete.executeUpdate();
    }
  }

  private int deleteByTimes(Connection connection, List<RowKey> rows) throws SQLException {
    int deleted = 0;
    String sql = "DELETE FROM " + shape.sql + " WHERE id = ? AND created_at = ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (RowKey row : rows) {
        delete.setLong(1, row.id());
        shape.dialect.setExactTime(delete, 2, row.createdAt());
        deleted += delete.executeUpdate();
      }
    }
    return deleted;
  }

  /** Writes what a row has otherwise than it had. */
  void update(Connection connection, RowImage was, RowImage is) throws SQLException {
    List<FoundColumn> changed = new ArrayList<>();
    StringBuilder sql = new StringBuilder("UPDATE " + shape.sql + " SET ");
    for (FoundColumn column : shape.table.columns()) {
      if (!column.isComputed()
          && !Objects.equals(was.cell(column.name()), is.cell(column.name()))) {
        sql.append(changed.isEmpty() ? "" : ", ")
            .append(shape.dialect.quoted(column.foundName()))
            .append(" = ")
            .append(cells.placeholder(column));
        changed.add(column);
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    sql.append(" WHERE id = ? AND created_at = ?");
    try (PreparedStatement update = connection.prepareStatement(sql.toString())) {
      int index = 1;
      for (FoundColumn column : changed) {
        cells.set(update, index++, column, is.cell(column.name()));
      }
      update.setLong(index++, was.key().id());
      shape.dialect.setExactTime(update, index, was.key().createdAt());
      update.executeUpdate();
    }
  }

  /**
   * Puts rows back with their ids; one whose id has been given to another row gets a new one.
   *
   * @return how many got a new one
   * @throws SQLException also if one would come back otherwise than it was
   */
  int insert(Connection connection, List<RowImage> rows) throws SQLException {
    Set<Long> taken = taken(connection, rows);
    int newIds = 0;
    List<RowKey> withTheirIds = new ArrayList<>();
    Map<Long, RowImage> wanted = new HashMap<>();
    for (RowImage row : rows) {
      long id = row.key().id();
      boolean free = taken.add(id); // an archive may have two of an id
      insert(connection, row, !free);
      if (free) {
        withTheirIds.add(row.key());
        wanted.put(id, row);
      } else {
        newIds++;
      }
    }
    List<RowImage> found =
        withTheirIds.isEmpty()
            ? new ArrayList<RowImage>()
            : new RowImages(shape).read(connection, withTheirIds);
    if (found.size() < withTheirIds.size()) {
      throw new SQLException("the table does not keep all rows that are put back");
    }
    for (RowImage row : found) {
      cells.requireSame(wanted.get(row.key().id()), row, shape.table);
    }
    return newIds;
  }

  private Set<Long> taken(Connection connection, List<RowImage> rows) throws SQLException {
    String sql = "SELECT id FROM " + shape.sql + " WHERE id IN " + Parameters.list(rows.size());
    Set<Long> taken = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows.size(); i++) {
        select.setLong(i + 1, rows.get(i).key().id());
      }
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          taken.add(found.getLong(1));
        }
      }
    }
    return taken;
  }

  private void insert(Connection connection, RowImage row, boolean newId) throws SQLException {
    List<FoundColumn> columns = new ArrayList<>();
    StringBuilder names = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (FoundColumn column : shape.table.columns()) {
      boolean left = column.isComputed() || (newId && column.name().equals(ID));
      if (!left && row.cells().containsKey(column.name())) {
        String comma = columns.isEmpty() ? "" : ", ";
        names.append(comma).append(shape.dialect.quoted(column.foundName()));
        values.append(comma).append(cells.placeholder(column));
        columns.add(column);
      }
    }
    String sql = "INSERT INTO " + shape.sql + " (" + names + ") VALUES (" + values + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        cells.set(insert, i + 1, columns.get(i), row.cell(columns.get(i).name()));
      }
      insert.executeUpdate();
    }
  }
}
