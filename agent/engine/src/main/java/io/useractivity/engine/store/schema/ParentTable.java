package io.useractivity.engine.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** A table of the application's whose ids rows may refer to; immutable. */
final class ParentTable {

  private static final String ID =
      "SELECT c.column_type, c.character_set_name, c.collation_name, t.engine,"
          + " (SELECT COUNT(*) FROM information_schema.statistics s"
          + "   WHERE s.table_schema = c.table_schema AND s.table_name = c.table_name"
          + "   AND s.column_name = 'id' AND s.seq_in_index = 1 AND s.non_unique = 0)"
          + " FROM information_schema.columns c JOIN information_schema.tables t"
          + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
          + " WHERE c.table_schema = DATABASE() AND c.table_name = ? AND c.column_name = 'id'";

  private final String table;
  private final String idType;
  private final String obstacle;

  private ParentTable(String table, String idType, String obstacle) {
    this.table = table;
    this.idType = idType;
    this.obstacle = obstacle;
  }

  static ParentTable find(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ID)) {
      statement.setString(1, table);
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          return new ParentTable(table, null, "there is no table " + table + " with a column id");
        }
        String type = result.getString(1).toLowerCase(Locale.ROOT);
        if (!type.matches("(tinyint|smallint|mediumint|int|bigint|char|varchar)\\b.*")) {
          return new ParentTable(table, null, table + ".id is " + type);
        }
        if (!"InnoDB".equalsIgnoreCase(result.getString(4))) {
          return new ParentTable(
              table, null, "the table " + table + " is of the engine " + result.getString(4));
        }
        if (result.getInt(5) == 0) {
          return new ParentTable(table, null, table + ".id has no unique index");
        }
        String characterSet = result.getString(2);
        String collation =
            characterSet == null
                ? ""
                : " CHARACTER SET " + characterSet + " COLLATE " + result.getString(3);
        return new ParentTable(table, type + collation, null);
      }
    }
  }

  String table() {
    return table;
  }

  /** The type that a column referring to it has to have; null if there is an obstacle. */
  String idType() {
    return idType;
  }

  /** Why rows can't refer to it; null if they can. */
  String obstacle() {
    return obstacle;
  }
}
