package io.useractivity.engine.store.schema;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The table as it is, whoever made it; immutable. */
public final class FoundTable {

  private final Map<String, FoundColumn> columns;
  private final Set<String> indexed;
  private final Set<String> cascading;

  private FoundTable(Map<String, FoundColumn> columns, Set<String> indexed, Set<String> cascading) {
    this.columns = columns;
    this.indexed = indexed;
    this.cascading = cascading;
  }

  static FoundTable read(Connection connection, Dialect dialect) throws SQLException {
    String indexed = dialect.indexedColumnsQuery();
    String cascading = dialect.cascadingColumnsQuery();
    return new FoundTable(
        readColumns(connection, dialect),
        indexed == null ? null : names(connection, indexed),
        cascading == null ? Collections.<String>emptySet() : names(connection, cascading));
  }

  private static Map<String, FoundColumn> readColumns(Connection connection, Dialect dialect)
      throws SQLException {
    Map<String, FoundColumn> columns = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(dialect.columnsQuery())) {
      statement.setString(1, ActivityTable.NAME);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          boolean nullable = result.getString(6).equals("YES");
          String extra = String.valueOf(result.getString(8)).toLowerCase(Locale.ROOT);
          FoundColumn column =
              new FoundColumn(
                  dialect,
                  result.getString(1),
                  result.getString(2),
                  result.getLong(3),
                  result.getLong(4),
                  result.getString(5),
                  nullable,
                  nullable
                      || result.getString(7) != null
                      || extra.contains("auto_increment")
                      || extra.contains("generated"));
          columns.put(column.name(), column);
        }
      }
    }
    return columns;
  }

  private static Set<String> names(Connection connection, String query) throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, ActivityTable.NAME);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          names.add(result.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  /** The column of that name, or null. */
  public FoundColumn column(String name) {
    return columns.get(name);
  }

  public Collection<FoundColumn> columns() {
    return Collections.unmodifiableCollection(columns.values());
  }

  /** Whether rows go when the user that they name goes. */
  public boolean losesRowsWithTheirUser() {
    return cascading.contains("user_id");
  }

  /** How it differs from the table that the script makes; empty if it does not. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (Column wanted : Column.values()) {
      FoundColumn found = columns.get(wanted.columnName());
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
            && found.takesSupplementary()
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
