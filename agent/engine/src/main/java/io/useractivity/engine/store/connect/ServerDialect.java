package io.useractivity.engine.store.connect;

import io.useractivity.engine.config.JdbcScheme;
import io.useractivity.engine.text.TimestampFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What MySQL and MariaDB have in common, whichever of their drivers is in use. */
abstract class ServerDialect extends Dialect {

  static final String CONNECT_TIMEOUT_MILLIS = "5000";
  static final String SOCKET_TIMEOUT_MILLIS = "30000";

  /** How long a server may take to end a statement whose time is up. */
  private static final int GRACE_SECONDS = 10;

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

  /** MariaDB has quotes around a default that is a text, MySQL a mark where it is none. */
  private static final String COLUMNS =
      "SELECT column_name, column_type, character_maximum_length, character_octet_length,"
          + " character_set_name, is_nullable, column_default, extra,"
          + " CASE WHEN VERSION() LIKE '%MariaDB%' THEN column_default"
          + " WHEN extra LIKE '%DEFAULT_GENERATED%' THEN NULL ELSE QUOTE(column_default) END"
          + " FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position";

  private static final String INDEXED =
      "SELECT column_name FROM information_schema.statistics"
          + " WHERE table_schema = DATABASE() AND table_name = ? AND seq_in_index = 1";
  private static final String UNIQUE =
      "SELECT MIN(column_name) FROM information_schema.statistics"
          + " WHERE table_schema = DATABASE() AND table_name = ? AND non_unique = 0"
          + " GROUP BY index_name HAVING COUNT(*) = 1";

  /** MariaDB's JSON is a text with such a check; MySQL's view of checks names no table. */
  private static final String JSON_CHECKS =
      "SELECT REPLACE(SUBSTRING(check_clause, 13, CHAR_LENGTH(check_clause) - 14), '``', '`')"
          + " FROM information_schema.check_constraints"
          + " WHERE constraint_schema = DATABASE() AND table_name = ?"
          + " AND check_clause LIKE 'json_valid(`%`)'";

  /** A view is what the tables below it are; which these are, not every server tells. */
  private static final String WITHOUT_TRANSACTIONS =
      "SELECT t.table_name FROM information_schema.tables t"
          + " LEFT JOIN information_schema.engines e ON e.engine = t.engine"
          + " WHERE t.table_schema = DATABASE() AND t.table_name = ?"
          + " AND COALESCE(e.transactions, 'NO') <> 'YES'"
          + " AND (t.table_type <> 'VIEW' OR EXISTS (SELECT 1 FROM information_schema.tables b"
          + " LEFT JOIN information_schema.engines f ON f.engine = b.engine"
          + " WHERE b.table_schema = DATABASE() AND b.table_type = 'BASE TABLE'"
          + " AND COALESCE(f.transactions, 'NO') <> 'YES'))";

  private static final Map<String, ColumnType> TYPES = types();

  private static final String CASCADING =
      "SELECT k.column_name FROM information_schema.referential_constraints r"
          + " JOIN information_schema.key_column_usage k"
          + " ON k.constraint_schema = r.constraint_schema"
          + " AND k.constraint_name = r.constraint_name AND k.table_name = r.table_name"
          + " WHERE r.constraint_schema = DATABASE() AND r.table_name = ?"
          + " AND r.delete_rule = 'CASCADE'";

  private static final String TABLE =
      "SELECT table_type, engine, table_collation, table_rows, data_length, index_length,"
          + " auto_increment FROM information_schema.tables"
          + " WHERE table_schema = DATABASE() AND table_name = ?";

  private static final String COLLATIONS =
      "SELECT column_name, collation_name FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = ?"
          + " AND collation_name IS NOT NULL ORDER BY ordinal_position";

  private static final String INDEXES =
      "SELECT index_name, column_name, non_unique, sub_part, index_type"
          + " FROM information_schema.statistics"
          + " WHERE table_schema = DATABASE() AND table_name = ?"
          + " ORDER BY index_name = 'PRIMARY' DESC, index_name, seq_in_index";

  private static final String FOREIGN_KEYS =
      "SELECT k.constraint_name, k.column_name, k.referenced_table_name,"
          + " k.referenced_column_name, r.delete_rule, r.update_rule"
          + " FROM information_schema.referential_constraints r"
          + " JOIN information_schema.key_column_usage k"
          + " ON k.constraint_schema = r.constraint_schema"
          + " AND k.constraint_name = r.constraint_name AND k.table_name = r.table_name"
          + " WHERE r.constraint_schema = DATABASE() AND r.table_name = ?"
          + " ORDER BY k.constraint_name, k.ordinal_position";

  /** ER_QUERY_TIMEOUT of MySQL and ER_STATEMENT_TIMEOUT of MariaDB. */
  private static final Set<Integer> TIME_LIMIT_ERRORS = new HashSet<>(Arrays.asList(3024, 1969));

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

  @Override
  final long maxPacketBytes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT @@max_allowed_packet")) {
      result.next();
      return result.getLong(1);
    }
  }

  /**
   * Whether the server has JSON_TABLE, as we use it; tried, since forks and proxies lie about
   * versions.
   */
  static boolean hasJsonTable(ServerVersion version, Connection connection) {
    if (version.isMariaDb() || !version.isAtLeast(8, 0, 4)) {
      return false;
    }
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT a, b FROM JSON_TABLE('[[\"x\",[]]]', '$[*]' COLUMNS ("
                    + "a VARCHAR(10) CHARACTER SET utf8mb4 PATH '$[0][0]' ERROR ON ERROR,"
                    + " b BIGINT PATH '$[1][0]' ERROR ON ERROR)) AS t")) {
      return found.next() && "x".equals(found.getString(1)) && found.getString(2) == null;
    } catch (SQLException unknown) {
      return false;
    }
  }

  @Override
  public final String createScript() {
    return "create_user_activity_logs_table.sql";
  }

  @Override
  public final String journalScript() {
    return "create_user_activity_journals_table.sql";
  }

  @Override
  public final String daysAgo(int days) {
    return "UTC_TIMESTAMP(3) - INTERVAL " + days + " DAY";
  }

  @Override
  public final String retentionScript() {
    return "create_user_activity_retention_tables.sql";
  }

  @Override
  public final boolean hasApplicationTables() {
    return true;
  }

  @Override
  public final String quoted(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
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
  public final String uniqueColumnsQuery() {
    return UNIQUE;
  }

  @Override
  public final String jsonChecksQuery() {
    return JSON_CHECKS;
  }

  @Override
  public final String withoutTransactionsQuery() {
    return WITHOUT_TRANSACTIONS;
  }

  @Override
  public final String cascadingColumnsQuery() {
    return CASCADING;
  }

  @Override
  public final void prepareToRead(Connection connection, int limitMillis) throws SQLException {
    ServerVersion version = version(connection);
    String limit = "";
    if (version.isMariaDb()) {
      limit = ", max_statement_time = " + limitMillis / 1_000.0;
    } else if (version.isAtLeast(5, 7, 8)) {
      limit = ", max_execution_time = " + limitMillis;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION time_zone = '+00:00', lock_wait_timeout = 5" + limit);
    }
    // Of the driver, which would give up first.
    connection.setNetworkTimeout(
        Runnable::run, limitMillis + (int) TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
  }

  @Override
  public final boolean isTimeLimit(SQLException failure) {
    return TIME_LIMIT_ERRORS.contains(failure.getErrorCode());
  }

  @Override
  public final String tableQuery() {
    return TABLE;
  }

  @Override
  public final String collationsQuery() {
    return COLLATIONS;
  }

  @Override
  public final String indexesQuery() {
    return INDEXES;
  }

  @Override
  public final boolean forcesIndexes() {
    return true;
  }

  @Override
  public final String forcedIndex(String name) {
    return " FORCE INDEX (" + quoted(name) + ")";
  }

  /** In one character set, whatever the column's is. */
  @Override
  public final String sameBytes(String column) {
    return "CAST(CONVERT("
        + column
        + " USING utf8mb4) AS BINARY) = CAST(CONVERT(? USING utf8mb4) AS BINARY)";
  }

  @Override
  public final String hourOf(String column) {
    return "DATE_FORMAT(" + column + ", '%Y-%m-%d %H:00')";
  }

  @Override
  public final String stepOf(String column, String start, long seconds) {
    return "TIMESTAMPDIFF(SECOND, TIMESTAMP '" + start + "', " + column + ") DIV " + seconds;
  }

  @Override
  public final String foreignKeysQuery() {
    return FOREIGN_KEYS;
  }

  private static Map<String, ColumnType> types() {
    Map<String, ColumnType> types = new HashMap<>();
    put(types, ColumnType.TEXT, "char", "varchar", "tinytext", "text", "mediumtext", "longtext");
    put(
        types,
        ColumnType.BINARY,
        "binary",
        "varbinary",
        "tinyblob",
        "blob",
        "mediumblob",
        "longblob");
    put(types, ColumnType.JSON, "json");
    put(types, ColumnType.INTEGER, "tinyint", "smallint", "mediumint", "int", "bigint", "bit");
    put(types, ColumnType.DECIMAL, "decimal", "float", "double");
    put(types, ColumnType.DATE_TIME, "datetime");
    put(types, ColumnType.TIMESTAMP, "timestamp");
    put(types, ColumnType.DATE, "date");
    put(types, ColumnType.TIME, "time");
    put(types, ColumnType.YEAR, "year");
    put(types, ColumnType.ENUM, "enum");
    put(types, ColumnType.SET, "set");
    put(types, ColumnType.UUID, "uuid");
    put(types, ColumnType.INET4, "inet4");
    put(types, ColumnType.INET6, "inet6");
    put(types, ColumnType.VECTOR, "vector");
    put(types, ColumnType.GEOMETRY, "geometry", "point", "linestring", "polygon", "multipoint");
    put(
        types,
        ColumnType.GEOMETRY,
        "multilinestring multipolygon geometrycollection geomcollection");
    return types;
  }

  private static void put(Map<String, ColumnType> types, ColumnType type, String... names) {
    for (String name : names) {
      types.put(name, type);
    }
  }

  @Override
  public final ColumnType columnType(String declaration) {
    if (declaration.startsWith("tinyint(1)")) {
      return ColumnType.BOOLEAN;
    }
    return TYPES.getOrDefault(declaration.split("[ (]", 2)[0], ColumnType.OTHER);
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
  public final String geometryPlaceholder() {
    return "ST_GeomFromText(?)";
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
    statement.setString(index, TimestampFormat.millis(time));
  }

  @Override
  public final void setExactTime(PreparedStatement statement, int index, LocalDateTime time)
      throws SQLException {
    statement.setString(index, TimestampFormat.micros(time));
  }

  @Override
  public final String utcNow() {
    return "UTC_TIMESTAMP(3)";
  }
}
