package io.useractivity.engine.store.connect;

import io.useractivity.engine.config.JdbcScheme;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Locale;
import javax.sql.DataSource;

/** H2, the database that the agent brings. */
final class H2Dialect extends Dialect {

  private static final String MEMBERS =
      "(SELECT LISTAGG('''' || REPLACE(v.value_name, '''', '''''') || '''', ',')"
          + " WITHIN GROUP (ORDER BY v.value_ordinal) FROM information_schema.enum_values v"
          + " WHERE v.object_schema = c.table_schema AND v.object_name = c.table_name"
          + " AND v.object_type = 'TABLE' AND v.enum_identifier = c.dtd_identifier)";

  /** Lengths are in UTF-16 units, of which each character may take two. */
  private static final String COLUMNS =
      "SELECT column_name, CASE WHEN data_type = 'ENUM' THEN 'enum(' || "
          + MEMBERS
          + " || ')' WHEN data_type = 'NUMERIC'"
          + " THEN 'numeric(' || numeric_precision || ',' || numeric_scale || ')'"
          + " WHEN data_type LIKE 'TIME%' THEN data_type || '(' || datetime_precision || ')'"
          + " ELSE data_type END,"
          + " CASE WHEN data_type LIKE 'BINARY%' THEN character_maximum_length"
          + " ELSE GREATEST(1, COALESCE(character_maximum_length, 0) / 2) END,"
          + " character_maximum_length, NULL, is_nullable, column_default,"
          + " CASE WHEN is_generated = 'ALWAYS' OR identity_generation = 'ALWAYS'"
          + " THEN 'stored generated' WHEN is_identity = 'YES' THEN 'auto_increment' ELSE '' END"
          + " || CASE WHEN is_visible THEN '' ELSE ' invisible' END, column_default"
          + " FROM information_schema.columns c"
          + " WHERE table_schema = CURRENT_SCHEMA AND table_name = UPPER(?)"
          + " ORDER BY ordinal_position";

  private static final String UNIQUE =
      "SELECT MIN(i.column_name) FROM information_schema.index_columns i"
          + " WHERE i.table_schema = CURRENT_SCHEMA AND i.table_name = UPPER(?)"
          + " GROUP BY i.index_name HAVING COUNT(*) = 1 AND COUNT(i.is_unique) FILTER"
          + " (WHERE i.is_unique) = 1";

  private static final String TABLE =
      "SELECT table_type, 'H2', NULL, row_count_estimate,"
          + " CASE WHEN storage_type = 'MEMORY' THEN NULL"
          + " ELSE DISK_SPACE_USED('\"' || table_schema || '\".\"' || table_name || '\"') END,"
          + " NULL, (SELECT CAST(identity_base AS BIGINT) FROM information_schema.columns c"
          + " WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name"
          + " AND c.column_name = 'ID')"
          + " FROM information_schema.tables t"
          + " WHERE table_schema = CURRENT_SCHEMA AND table_name = UPPER(?)";

  private static final String INDEXES =
      "SELECT CASE WHEN i.index_type_name = 'PRIMARY KEY' THEN 'PRIMARY'"
          + " ELSE LOWER(i.index_name) END,"
          + " LOWER(c.column_name), CASE WHEN c.is_unique THEN 0 ELSE 1 END, NULL, NULL"
          + " FROM information_schema.indexes i JOIN information_schema.index_columns c"
          + " ON c.index_schema = i.index_schema AND c.index_name = i.index_name"
          + " WHERE i.table_schema = CURRENT_SCHEMA AND i.table_name = UPPER(?)"
          + " ORDER BY i.index_type_name = 'PRIMARY KEY' DESC, i.index_name, c.ordinal_position";

  /** Further SQLStates for a table that is not there, where H2 has a hint to add. */
  private static final String MISSING_TABLE_WITH_CANDIDATES = "42S03";

  private static final String MISSING_TABLE_IN_EMPTY_DATABASE = "42S04";

  /** DATABASE_NOT_FOUND_WITH_IF_EXISTS_1. */
  private static final int NO_FILE = 90146;

  /** DATABASE_ALREADY_OPEN_1: another JVM has the file. */
  private static final int ALREADY_OPEN = 90020;

  /** STATEMENT_WAS_CANCELED. */
  private static final int CANCELED = 57014;

  @Override
  boolean accepts(String url) {
    return JdbcScheme.H2.begins(url);
  }

  @Override
  DataSource dataSource(String url, String user, String password) {
    return new EmbeddedDataSource(url, user, password, () -> {}, null);
  }

  @Override
  String ifExists(String url) {
    return url + ";IFEXISTS=TRUE";
  }

  @Override
  String sessionSettings() {
    return null;
  }

  @Override
  ServerVersion version(Connection connection) throws SQLException {
    return ServerVersion.of("H2", connection.getMetaData().getDatabaseProductVersion());
  }

  @Override
  BatchMethod batchMethod(ServerVersion version, Connection connection) {
    return BatchMethod.BATCH;
  }

  @Override
  public String createScript() {
    return "h2_create_user_activity_logs_table.sql";
  }

  @Override
  public String journalScript() {
    return "h2_create_user_activity_journals_table.sql";
  }

  @Override
  public String daysAgo(int days) {
    return "DATEADD('DAY', -" + days + ", " + utcNow() + ")";
  }

  @Override
  public String retentionScript() {
    return "h2_create_user_activity_retention_tables.sql";
  }

  @Override
  public boolean hasApplicationTables() {
    return false;
  }

  @Override
  public String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public String tableName(String name) {
    return quoted(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public String columnsQuery() {
    return COLUMNS;
  }

  @Override
  public String indexedColumnsQuery() {
    return null;
  }

  @Override
  public String uniqueColumnsQuery() {
    return UNIQUE;
  }

  @Override
  public String jsonChecksQuery() {
    return null;
  }

  @Override
  public String withoutTransactionsQuery() {
    return null;
  }

  @Override
  public String cascadingColumnsQuery() {
    return null;
  }

  @Override
  public String tableQuery() {
    return TABLE;
  }

  @Override
  public String collationsQuery() {
    return null;
  }

  @Override
  public String indexesQuery() {
    return INDEXES;
  }

  @Override
  public String foreignKeysQuery() {
    return null;
  }

  /** H2 2.2 sorts the whole table for that; later ones need Java 11. */
  @Override
  public boolean readsIndexesBackwards() {
    return false;
  }

  @Override
  public void prepareToRead(Connection connection, int limitMillis) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET QUERY_TIMEOUT " + limitMillis);
    }
  }

  @Override
  public boolean isTimeLimit(SQLException failure) {
    return failure.getErrorCode() == CANCELED;
  }

  @Override
  public String sameBytes(String column) {
    return "CAST(CAST(" + column + " AS VARCHAR) AS VARBINARY) = CAST(? AS VARBINARY)";
  }

  @Override
  public String hourOf(String column) {
    return "FORMATDATETIME(" + column + ", 'yyyy-MM-dd HH:00')";
  }

  @Override
  public String stepOf(String column, String start, long seconds) {
    return "DATEDIFF(SECOND, TIMESTAMP '" + start + "', " + column + ") / " + seconds;
  }

  @Override
  public ColumnType columnType(String declaration) {
    String base = declaration.split("[(]", 2)[0];
    switch (base) {
      case "character varying":
      case "character":
      case "character large object":
      case "varchar_ignorecase":
        return ColumnType.TEXT;
      case "binary":
      case "binary varying":
      case "binary large object":
        return ColumnType.BINARY;
      case "json":
        return ColumnType.JSON;
      case "tinyint":
      case "smallint":
      case "integer":
      case "bigint":
        return ColumnType.INTEGER;
      case "numeric":
      case "real":
      case "double precision":
      case "decfloat":
        return ColumnType.DECIMAL;
      case "boolean":
        return ColumnType.BOOLEAN;
      case "timestamp":
        return ColumnType.DATE_TIME;
      case "timestamp with time zone":
        return ColumnType.ZONED_DATE_TIME;
      case "date":
        return ColumnType.DATE;
      case "time":
      case "time with time zone":
        return ColumnType.TIME;
      case "enum":
        return ColumnType.ENUM;
      case "uuid":
        return ColumnType.UUID;
      case "geometry":
        return ColumnType.GEOMETRY;
      default:
        return ColumnType.OTHER;
    }
  }

  @Override
  public int secondDigits(String declaration) {
    int open = declaration.indexOf('(');
    return Integer.parseInt(declaration.substring(open + 1, declaration.indexOf(')')));
  }

  @Override
  public String jsonPlaceholder() {
    return "?";
  }

  @Override
  public String geometryPlaceholder() {
    return "?";
  }

  @Override
  public void setJson(PreparedStatement statement, int index, String json) throws SQLException {
    // H2 takes a text for a JSON string; bytes it reads as JSON.
    statement.setBytes(index, json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void setTime(PreparedStatement statement, int index, LocalDateTime time)
      throws SQLException {
    statement.setObject(index, time);
  }

  @Override
  public void setExactTime(PreparedStatement statement, int index, LocalDateTime time)
      throws SQLException {
    statement.setObject(index, time);
  }

  @Override
  public String utcNow() {
    return "DATEADD(MILLISECOND, CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(3)) * 1000 AS BIGINT),"
        + " TIMESTAMP '1970-01-01 00:00:00')";
  }

  @Override
  public boolean isMissingTable(SQLException failure) {
    return super.isMissingTable(failure)
        || JdbcErrors.hasState(failure, MISSING_TABLE_WITH_CANDIDATES)
        || JdbcErrors.hasState(failure, MISSING_TABLE_IN_EMPTY_DATABASE);
  }

  @Override
  public boolean isMissingDatabase(SQLException failure) {
    return failure.getErrorCode() == NO_FILE;
  }

  @Override
  public boolean isInUse(SQLException failure) {
    return JdbcErrors.telling(failure).getErrorCode() == ALREADY_OPEN;
  }

  @Override
  String reason(SQLException failure) {
    return isInUse(failure)
        ? "the embedded database is in use by another JVM; give each its own data.dir, or use a"
            + " server (jdbc.url)"
        : super.reason(failure);
  }
}
