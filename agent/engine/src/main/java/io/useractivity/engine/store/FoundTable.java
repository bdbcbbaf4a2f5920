package io.useractivity.engine.store;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.FoundColumn.Content;
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
final class FoundTable {

  private static final String MYSQL_COLUMNS =
      "SELECT column_name, column_type, character_maximum_length, character_octet_length,"
          + " character_set_name, is_nullable, column_default, extra"
          + " FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position";
  private static final String MYSQL_INDEXED =
      "SELECT column_name FROM information_schema.statistics"
          + " WHERE table_schema = DATABASE() AND table_name = ? AND seq_in_index = 1";
  private static final String MYSQL_CASCADES =
      "SELECT k.column_name FROM information_schema.referential_constraints r"
          + " JOIN information_schema.key_column_usage k"
          + " ON k.constraint_schema = r.constraint_schema"
          + " AND k.constraint_name = r.constraint_name AND k.table_name = r.table_name"
          + " WHERE r.constraint_schema = DATABASE() AND r.table_name = ?"
          + " AND r.delete_rule = 'CASCADE'";
  private static final String H2_COLUMNS =
      "SELECT column_name, data_type, character_maximum_length, is_nullable, column_default,"
          + " is_identity FROM information_schema.columns"
          + " WHERE table_schema = CURRENT_SCHEMA AND table_name = ? ORDER BY ordinal_position";

  private final Map<String, FoundColumn> columns;
  private final Set<String> indexed;
  private final Set<String> cascading;

  private FoundTable(Map<String, FoundColumn> columns, Set<String> indexed, Set<String> cascading) {
    this.columns = columns;
    this.indexed = indexed;
    this.cascading = cascading;
  }

  static FoundTable read(Connection connection, DatabaseKind kind) throws SQLException {
    if (kind == DatabaseKind.H2) {
      return new FoundTable(h2Columns(connection), null, Collections.<String>emptySet());
    }
    return new FoundTable(
        mySqlColumns(connection),
        names(connection, MYSQL_INDEXED),
        names(connection, MYSQL_CASCADES));
  }

  private static Map<String, FoundColumn> mySqlColumns(Connection connection) throws SQLException {
    Map<String, FoundColumn> columns = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(MYSQL_COLUMNS)) {
      statement.setString(1, Table.NAME);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          boolean nullable = result.getString(6).equals("YES");
          String extra = String.valueOf(result.getString(8)).toLowerCase(Locale.ROOT);
          FoundColumn column =
              FoundColumn.ofMySql(
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

  private static Map<String, FoundColumn> h2Columns(Connection connection) throws SQLException {
    Map<String, FoundColumn> columns = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(H2_COLUMNS)) {
      statement.setString(1, Table.NAME.toUpperCase(Locale.ROOT));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          boolean nullable = result.getString(4).equals("YES");
          FoundColumn column =
              FoundColumn.ofH2(
                  result.getString(1),
                  result.getString(2),
                  result.getLong(3),
                  nullable,
                  nullable || result.getString(5) != null || result.getString(6).equals("YES"));
          columns.put(column.name(), column);
        }
      }
    }
    return columns;
  }

  private static Set<String> names(Connection connection, String query) throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, Table.NAME);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          names.add(result.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  /** The column of that name, or null. */
  FoundColumn column(String name) {
    return columns.get(name);
  }

  Collection<FoundColumn> columns() {
    return Collections.unmodifiableCollection(columns.values());
  }

  /** Whether rows go when the user that they name goes. */
  boolean losesRowsWithTheirUser() {
    return cascading.contains("user_id");
  }

  /** How it differs from the table that the script makes; empty if it does not. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (Column wanted : Column.values()) {
      FoundColumn found = columns.get(wanted.columnName());
      if (found == null) {
        differences.add("no " + wanted.columnName());
      } else if (!holds(found, wanted)) {
        differences.add(wanted.columnName() + " is " + found.type());
      } else if (wanted.isIndexed() && indexed != null && !indexed.contains(found.name())) {
        differences.add("no index on " + found.name());
      }
    }
    return differences;
  }

  private static boolean holds(FoundColumn found, Column wanted) {
    switch (wanted.content()) {
      case TEXT:
        return found.content() == Content.TEXT
            && found.takesSupplementary()
            && found.maxCodePoints() >= wanted.width();
      case JSON:
        return found.content() == Content.JSON || found.content() == Content.TEXT;
      case NUMBER:
        return found.content() == Content.INTEGER;
      case BOOLEAN:
        return found.content() == Content.BOOLEAN || found.content() == Content.INTEGER;
      default:
        return found.content() == Content.DATE_TIME;
    }
  }
}
