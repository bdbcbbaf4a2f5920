package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table as it is with all that a DBA asks for: indexes, keys, engine, size; immutable. */
public final class FoundStructure {

  private final FoundTable table;
  private final TableState state;
  private final List<TableIndex> indexes;
  private final List<ForeignKey> foreignKeys;
  private final Map<String, String> collations;
  private final Map<String, String> declarations;

  private FoundStructure(
      FoundTable table,
      TableState state,
      List<TableIndex> indexes,
      List<ForeignKey> foreignKeys,
      Map<String, String> collations,
      Map<String, String> declarations) {
    this.table = table;
    this.state = state;
    this.indexes = Collections.unmodifiableList(indexes);
    this.foreignKeys = Collections.unmodifiableList(foreignKeys);
    this.collations = Collections.unmodifiableMap(collations);
    this.declarations = Collections.unmodifiableMap(declarations);
  }

  /**
   * Asks the database.
   *
   * @return null if there is no such table
   * @throws SQLException also if the table may not be looked at
   */
  public static FoundStructure read(Connection connection, Dialect dialect) throws SQLException {
    if (!exists(connection, dialect)) {
      return null;
    }
    TableState state = TableState.read(connection, dialect);
    return new FoundStructure(
        FoundTable.read(connection, dialect),
        state,
        indexes(connection, dialect),
        foreignKeys(connection, dialect),
        collations(connection, dialect),
        dialect.hasApplicationTables() && !state.isView()
            ? declarations(connection)
            : Collections.<String, String>emptyMap());
  }

  static boolean exists(Connection connection, Dialect dialect) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + ActivityTable.NAME + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      if (dialect.isMissingTable(e)) {
        return false;
      }
      throw e;
    }
  }

  private static List<TableIndex> indexes(Connection connection, Dialect dialect)
      throws SQLException {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    Map<String, Boolean> unique = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(dialect.indexesQuery())) {
      statement.setString(1, ActivityTable.NAME);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          String name = result.getString(1);
          String column = String.valueOf(result.getString(2)).toLowerCase(Locale.ROOT);
          String prefix = result.getString(4);
          parts
              .computeIfAbsent(name, first -> new ArrayList<>())
              .add(prefix == null ? column : column + "(" + prefix + ")");
          unique.put(name, result.getInt(3) == 0);
        }
      }
    }
    List<TableIndex> indexes = new ArrayList<>();
    for (Map.Entry<String, List<String>> index : parts.entrySet()) {
      String name = index.getKey();
      indexes.add(
          new TableIndex(
              name, index.getValue(), unique.get(name), name.equals(Dialect.PRIMARY_KEY)));
    }
    return indexes;
  }

  private static List<ForeignKey> foreignKeys(Connection connection, Dialect dialect)
      throws SQLException {
    List<ForeignKey> keys = new ArrayList<>();
    if (dialect.foreignKeysQuery() == null) {
      return keys;
    }
    try (PreparedStatement statement = connection.prepareStatement(dialect.foreignKeysQuery())) {
      statement.setString(1, ActivityTable.NAME);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          keys.add(
              new ForeignKey(
                  result.getString(1),
                  result.getString(2).toLowerCase(Locale.ROOT),
                  result.getString(3) + " (" + result.getString(4) + ")",
                  result.getString(5),
                  result.getString(6)));
        }
      }
    }
    return keys;
  }

  private static Map<String, String> collations(Connection connection, Dialect dialect)
      throws SQLException {
    Map<String, String> collations = new LinkedHashMap<>();
    if (dialect.collationsQuery() == null) {
      return collations;
    }
    try (PreparedStatement statement = connection.prepareStatement(dialect.collationsQuery())) {
      statement.setString(1, ActivityTable.NAME);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          collations.put(result.getString(1).toLowerCase(Locale.ROOT), result.getString(2));
        }
      }
    }
    return collations;
  }

  /** What follows the columns' names in {@code SHOW CREATE TABLE}; empty if it is not shown. */
  private static Map<String, String> declarations(Connection connection) throws SQLException {
    Map<String, String> declarations = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW CREATE TABLE " + ActivityTable.NAME)) {
      result.next();
      for (String line : result.getString(2).split("\n", -1)) {
        String text = line.trim();
        int end = text.startsWith("`") ? text.indexOf("` ") : -1;
        if (end > 0) {
          declarations.put(
              text.substring(1, end).toLowerCase(Locale.ROOT),
              text.substring(end + 2).replaceFirst(",$", ""));
        }
      }
      return declarations;
    } catch (SQLException e) {
      if (JdbcErrors.isDenied(e)) {
        return declarations; // Looking at columns needs less than this statement.
      }
      throw e;
    }
  }

  public FoundTable table() {
    return table;
  }

  /** How it is kept, and how much of it there is. */
  public TableState state() {
    return state;
  }

  public List<TableIndex> indexes() {
    return indexes;
  }

  public List<ForeignKey> foreignKeys() {
    return foreignKeys;
  }

  /** The collation of a column; null if it has none, or the database does not tell. */
  String collation(String column) {
    return collations.get(column);
  }

  /** All that follows a column's name where the server shows how the table was made; or null. */
  String declaration(String column) {
    return declarations.get(column);
  }

  /** How much of its range the column {@code id} has used up, from 0 to 1; -1 if unknown. */
  public double idsUsed() {
    FoundColumn id = table.column("id");
    if (id == null || state.nextId() == null) {
      return -1;
    }
    return state.nextId().doubleValue() / id.greatest().doubleValue();
  }

  /** Whether the ids come to their end in this century: {@code BIGINT} does not. */
  boolean hasSmallId() {
    FoundColumn id = table.column("id");
    return id != null && id.greatest().compareTo(BigInteger.valueOf(Long.MAX_VALUE)) < 0;
  }
}
