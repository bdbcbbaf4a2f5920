package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.store.schema.FoundTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A table of rows as retention needs it: with whole numbers as ids and times; immutable. */
final class TableShape {

  private static final String ID = "id";
  private static final String CREATED_AT = "created_at";

  private static final String ANY_CASE =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ? AND collation_name LIKE '%ci'";

  final Dialect dialect;
  final FoundTable table;

  /** For messages. */
  final String name;

  /** As a statement has it. */
  final String sql;

  private final Set<String> anyCase;

  private TableShape(Dialect dialect, String name, FoundTable table, Set<String> anyCase) {
    this.dialect = dialect;
    this.name = name;
    this.sql = dialect.tableName(name);
    this.table = table;
    this.anyCase = anyCase;
  }

  /** Looks at the table that the agent writes to. */
  static TableShape read(Connection connection, Dialect dialect) throws SQLException {
    return read(connection, dialect, ActivityTable.NAME);
  }

  /** Looks at a table. */
  static TableShape read(Connection connection, Dialect dialect, String name) throws SQLException {
    FoundTable table = FoundTable.read(connection, dialect, name);
    if (table.columns().isEmpty()) {
      throw new SQLException(
          name.equals(ActivityTable.NAME)
              ? ActivityTable.MISSING
              : "the table " + name + " does not exist");
    }
    FoundColumn id = table.column(ID);
    if (id == null || id.type() != ColumnType.INTEGER) {
      throw unfit(name, ID, id, "whole numbers");
    }
    FoundColumn created = table.column(CREATED_AT);
    if (created == null
        || (created.type() != ColumnType.DATE_TIME && created.type() != ColumnType.TIMESTAMP)) {
      throw unfit(name, CREATED_AT, created, "dates with times");
    }
    return new TableShape(dialect, name, table, anyCase(connection, dialect, name));
  }

  /** Whether an id alone tells a row from all others. */
  boolean isIdUnique() {
    return table.column(ID).isUnique();
  }

  /** The columns to which A and a are the same. */
  private static Set<String> anyCase(Connection connection, Dialect dialect, String name)
      throws SQLException {
    Set<String> columns = new HashSet<>();
    if (!dialect.hasApplicationTables()) {
      return columns;
    }
    try (PreparedStatement select = connection.prepareStatement(ANY_CASE)) {
      select.setString(1, name);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return columns;
  }

  /** Whether its comparison does not tell A from a. */
  boolean comparesAnyCase(String column) {
    return anyCase.contains(column);
  }

  private static SQLException unfit(String table, String column, FoundColumn found, String wanted) {
    return new SQLException(
        "rows can be archived, deleted and erased only where the column "
            + column
            + " of "
            + table
            + " holds "
            + wanted
            + (found == null ? ", and there is none" : ", and it is " + found.declaration()));
  }

  /** The column's name as a statement has it; NULL for one that the table lacks. */
  String selected(String column) {
    FoundColumn found = table.column(column);
    return found == null ? "NULL" : dialect.quoted(found.foundName());
  }
}
