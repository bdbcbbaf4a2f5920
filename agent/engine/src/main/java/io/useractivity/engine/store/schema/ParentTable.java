package io.useractivity.engine.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** A table of the application's, and the column whose values may be its ids; immutable. */
final class ParentTable {

  private static final String ID =
      "SELECT c.column_type, c.character_set_name, c.collation_name, t.engine,"
          + " (SELECT COUNT(*) FROM information_schema.statistics s"
          + "   WHERE s.table_schema = c.table_schema AND s.table_name = c.table_name"
          + "   AND s.column_name = 'id' AND s.seq_in_index = 1 AND s.non_unique = 0)"
          + " FROM information_schema.columns c JOIN information_schema.tables t"
          + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
          + " WHERE c.table_schema = DATABASE() AND c.table_name = ? AND c.column_name = 'id'";

  private final ForeignKey key;
  private final String idType;
  private final String collation;
  private final String obstacle;

  private ParentTable(ForeignKey key, String idType, String collation, String obstacle) {
    this.key = key;
    this.idType = idType;
    this.collation = collation;
    this.obstacle = obstacle;
  }

  /**
   * Asks for it.
   *
   * @param column of ours that may refer to it
   * @param onDelete what is to become of our rows when one of its rows goes
   */
  static ParentTable find(Connection connection, String table, String column, String onDelete)
      throws SQLException {
    ForeignKey key =
        new ForeignKey(
            "fk_" + ActivityTable.NAME + "_" + column,
            column,
            table + " (id)",
            onDelete,
            "CASCADE");
    try (PreparedStatement statement = connection.prepareStatement(ID)) {
      statement.setString(1, table);
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          return obstacle(key, "there is no table " + table + " with a column id");
        }
        String type = result.getString(1).toLowerCase(Locale.ROOT);
        if (!type.matches("(tinyint|smallint|mediumint|int|bigint|char|varchar)\\b.*")) {
          return obstacle(key, table + ".id is " + type);
        }
        if (!"InnoDB".equalsIgnoreCase(result.getString(4))) {
          return obstacle(key, "the table " + table + " is of the engine " + result.getString(4));
        }
        if (result.getInt(5) == 0) {
          return obstacle(key, table + ".id has no unique index");
        }
        String characterSet = result.getString(2);
        String collation =
            characterSet == null
                ? ""
                : " CHARACTER SET " + characterSet + " COLLATE " + result.getString(3);
        return new ParentTable(key, type, collation, null);
      }
    }
  }

  private static ParentTable obstacle(ForeignKey key, String sentence) {
    return new ParentTable(key, null, null, sentence);
  }

  /** The column of ours that may refer to it. */
  String column() {
    return key.column();
  }

  /** The key that is wanted. */
  ForeignKey key() {
    return key;
  }

  /** The type of its ids alone, in lower case; null if there is an obstacle. */
  String plainIdType() {
    return idType;
  }

  /** The type that a column referring to it has to have; null if there is an obstacle. */
  String idType() {
    return idType == null ? null : idType + collation;
  }

  /** Why rows can't refer to it; null if they can. */
  String obstacle() {
    return obstacle;
  }
}
