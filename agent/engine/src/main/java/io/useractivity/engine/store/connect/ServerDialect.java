package io.useractivity.engine.store.connect;

import io.useractivity.engine.config.JdbcScheme;
import io.useractivity.engine.text.TimestampFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;

/** What MySQL and MariaDB have in common, whichever of their drivers is in use. */
abstract class ServerDialect extends Dialect {

  static final String CONNECT_TIMEOUT_MILLIS = "5000";
  static final String SOCKET_TIMEOUT_MILLIS = "30000";

  /**
   * With foreign key checks on, each insert takes a shared lock on the application's users and
   * tenants rows until our commit. What waits for a lock gives up soon. A strict server refuses
   * what it would otherwise change in silence.
   */
  private static final String SESSION =
      "SET SESSION sql_mode = CONCAT('STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION',"
          + " IF(@@sql_mode LIKE '%NO_BACKSLASH_ESCAPES%', ',NO_BACKSLASH_ESCAPES', '')),"
          + " time_zone = '+00:00', foreign_key_checks = 0,"
          + " innodb_lock_wait_timeout = 2, lock_wait_timeout = 5";

  private static final String COLUMNS =
      "SELECT column_name, column_type, character_maximum_length, character_octet_length,"
          + " character_set_name, is_nullable, column_default, extra"
          + " FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position";
  private static final String INDEXED =
      "SELECT column_name FROM information_schema.statistics"
          + " WHERE table_schema = DATABASE() AND table_name = ? AND seq_in_index = 1";
  private static final String CASCADING =
      "SELECT k.column_name FROM information_schema.referential_constraints r"
          + " JOIN information_schema.key_column_usage k"
          + " ON k.constraint_schema = r.constraint_schema"
          + " AND k.constraint_name = r.constraint_name AND k.table_name = r.table_name"
          + " WHERE r.constraint_schema = DATABASE() AND r.table_name = ?"
          + " AND r.delete_rule = 'CASCADE'";

  private final JdbcScheme scheme;

  ServerDialect(JdbcScheme scheme) {
    this.scheme = scheme;
  }

  @Override
  final boolean accepts(String url) {
    return scheme.begins(url);
  }

  @Override
  final String sessionSettings() {
    return SESSION;
  }

  @Override
  final ServerVersion version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT VERSION()")) {
      result.next();
      return ServerVersion.parse(result.getString(1));
    }
  }

  /** Whether the server has JSON_TABLE; tried, since forks and proxies lie about versions. */
  static boolean hasJsonTable(ServerVersion version, Connection connection) {
    if (version.isMariaDb() || !version.isAtLeast(8, 0, 4)) {
      return false;
    }
    try (Statement statement = connection.createStatement()) {
      statement
          .executeQuery(
              "SELECT a FROM JSON_TABLE('[{\"a\":\"x\"}]', '$[*]' COLUMNS ("
                  + "a VARCHAR(10) CHARACTER SET utf8mb4 PATH '$.a' ERROR ON ERROR)) AS t")
          .close();
      return true;
    } catch (SQLException unknown) {
      return false;
    }
  }

  @Override
  public final String createScript() {
    return "create_user_activity_logs_table.sql";
  }

  @Override
  public final boolean hasApplicationTables() {
    return true;
  }

  @Override
  public final String columnsQuery() {
    return COLUMNS;
  }

  @Override
  public final String indexedColumnsQuery() {
    return INDEXED;
  }

  @Override
  public final String cascadingColumnsQuery() {
    return CASCADING;
  }

  @Override
  public final ColumnType columnType(String declaration) {
    String base = declaration.split("[ (]", 2)[0];
    switch (base) {
      case "char":
      case "varchar":
      case "tinytext":
      case "text":
      case "mediumtext":
      case "longtext":
        return ColumnType.TEXT;
      case "json":
        return ColumnType.JSON;
      case "tinyint":
        return declaration.startsWith("tinyint(1)") ? ColumnType.BOOLEAN : ColumnType.INTEGER;
      case "smallint":
      case "mediumint":
      case "int":
      case "bigint":
        return ColumnType.INTEGER;
      case "datetime":
        return ColumnType.DATE_TIME;
      case "timestamp":
        return ColumnType.TIMESTAMP;
      default:
        return ColumnType.OTHER;
    }
  }

  @Override
  public final int secondDigits(String declaration) {
    int open = declaration.indexOf('(');
    return open < 0
        ? 0
        : Integer.parseInt(declaration.substring(open + 1, declaration.indexOf(')')));
  }

  @Override
  public final String jsonPlaceholder() {
    // Without backslashes as escapes, Connector/J sends some texts as bytes, which are no JSON.
    return "CONVERT(? USING utf8mb4)";
  }

  @Override
  public final void setJson(PreparedStatement statement, int index, String json)
      throws SQLException {
    statement.setString(index, json);
  }

  @Override
  public final void setTime(PreparedStatement statement, int index, LocalDateTime time)
      throws SQLException {
    // As text, which no driver moves to another zone; and Connector/J leaves out the milliseconds
    // of a time on a MariaDB, which it takes for a MySQL 5.5.
    statement.setString(index, TimestampFormat.MILLIS.format(time));
  }
}
