package io.useractivity.engine.store.schema;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The table as it is, whoever made it; immutable. */
public final class FoundTable {

  private final List<FoundColumn> columns;
  private final Set<String> indexed;
  private final Set<String> cascading;
  private final boolean transactional;

  private FoundTable(
      List<FoundColumn> columns,
      Set<String> indexed,
      Set<String> cascading,
      boolean transactional) {
    this.columns = columns;
    this.indexed = indexed;
    this.cascading = cascading;
    this.transactional = transactional;
  }

  /** Looks at the table of rows; without columns if it is not there. */
  public static FoundTable read(Connection connection, Dialect dialect) throws SQLException {
    return read(connection, dialect, ActivityTable.NAME);
  }

  /** Looks at another table of such rows. */
  public static FoundTable read(Connection connection, Dialect dialect, String table)
      throws SQLException {
    String indexed = dialect.indexedColumnsQuery();
    return new FoundTable(
        readColumns(connection, dialect, table),
        indexed == null ? null : names(connection, indexed, table),
        namesOrNone(connection, dialect.cascadingColumnsQuery(), table),
        namesOrNone(connection, dialect.withoutTransactionsQuery(), table).isEmpty());
  }

  private static List<FoundColumn> readColumns(Connection connection, Dialect dialect, String table)
      throws SQLException {
    Set<String> unique = names(connection, dialect.uniqueColumnsQuery(), table);
    Set<String> json = jsonChecked(connection, dialect, table);
    Map<String, CharacterSet> sets = new HashMap<>();
    List<FoundColumn> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(dialect.columnsQuery())) {
      statement.setString(1, table);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          String name = result.getString(1);
          String key = name.toLowerCase(Locale.ROOT);
          columns.add(
              new FoundColumn.Builder(dialect, name, result.getString(2))
                  .text(
                      result.getLong(3),
                      result.getLong(4),
                      characterSet(connection, dialect, result.getString(5), sets))
                  .nullable(result.getString(6).equals("YES"))
                  .defaultsTo(result.getString(7), result.getString(9))
                  .extra(String.valueOf(result.getString(8)))
                  .unique(unique.contains(key))
                  .holdsJson(json.contains(key))
                  .build());
        }
      }
    }
    return columns;
  }

  private static CharacterSet characterSet(
      Connection connection, Dialect dialect, String name, Map<String, CharacterSet> read)
      throws SQLException {
    if (name == null) {
      return dialect.hasApplicationTables() ? CharacterSet.UTF8MB4 : CharacterSet.UTF16_UNITS;
    }
    CharacterSet set = read.get(name);
    if (set == null) {
      set = CharacterSet.read(connection, name);
      read.put(name, set);
    }
    return set;
  }

  private static Set<String> jsonChecked(Connection connection, Dialect dialect, String table) {
    try {
      return namesOrNone(connection, dialect.jsonChecksQuery(), table);
    } catch (SQLException thatServerDoesNotTell) {
      return Collections.emptySet();
    }
  }

  private static Set<String> namesOrNone(Connection connection, String query, String table)
      throws SQLException {
    return query == null ? Collections.<String>emptySet() : names(connection, query, table);
  }

  private static Set<String> names(Connection connection, String query, String table)
      throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          names.add(result.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  /** The column of that name in lower case, the first of several; or null. */
  public FoundColumn column(String name) {
    for (FoundColumn column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }

  public List<FoundColumn> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** Whether an index begins with the column; true where indexes don't matter. */
  public boolean isIndexed(String column) {
    return indexed == null || indexed.contains(column);
  }

  /** Whether a rollback takes away what was written. */
  public boolean isTransactional() {
    return transactional;
  }

  /** Whether rows go when the user that they name goes. */
  public boolean losesRowsWithTheirUser() {
    return cascading.contains("user_id");
  }

  /** How it differs from the table that the script makes; empty if it does not. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (Column wanted : Column.values()) {
      FoundColumn found = column(wanted.columnName());
      if (found == null) {
        differences.add("no " + wanted.columnName());
      } else if (!holds(found, wanted)) {
        differences.add(wanted.columnName() + " is " + found.declaration());
      } else if (wanted.isIndexed() && indexed != null && !indexed.contains(found.name())) {
        differences.add("no index on " + found.name());
      }
    }
    return differences;
  }

  private static boolean holds(FoundColumn found, Column wanted) {
    switch (wanted.content()) {
      case TEXT:
        return found.type() == ColumnType.TEXT
            && found.characterSet().hasSupplementary()
            && found.maxCodePoints() >= wanted.width();
      case JSON:
        return found.type() == ColumnType.JSON || found.type() == ColumnType.TEXT;
      case NUMBER:
        return found.type() == ColumnType.INTEGER;
      case BOOLEAN:
        return found.type() == ColumnType.BOOLEAN || found.type() == ColumnType.INTEGER;
      default:
        return found.type() == ColumnType.DATE_TIME;
    }
  }
}
