package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.connect.Dialects;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two scripts make the same table, and that is the one the agent writes. */
class SchemaTest {

  /** What matters of a column; the width of texts only. */
  private record Shape(String name, int width, boolean nullable) {}

  @Test
  void bothScriptsMakeTheSameColumns() throws Exception {
    assertThat(columns(created(Kind.H2)))
        .containsExactlyElementsOf(
            // H2 counts a character outside of the basic plane as two.
            columns(created(Kind.MARIADB_11)).stream()
                .map(column -> new Shape(column.name(), 2 * column.width(), column.nullable()))
                .toList());
  }

  @Test
  void theColumnsAreTheOnesThatTheAgentFills() throws Exception {
    List<Shape> columns = columns(created(Kind.MARIADB_11));

    assertThat(columns.get(0)).isEqualTo(new Shape("id", 0, false));
    assertThat(columns.subList(1, columns.size()))
        .containsExactlyElementsOf(
            Arrays.stream(Column.values())
                .map(
                    column ->
                        new Shape(
                            column.columnName(),
                            column.width() == Integer.MAX_VALUE ? 0 : column.width(),
                            column != Column.CREATED_AT && column != Column.UPDATED_AT))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_11"})
  void bothScriptsMakeTheSameIndexes(Kind kind) throws Exception {
    assertThat(indexed(created(kind)))
        .containsExactlyInAnyOrder(
            "id",
            "user_email",
            "user_id",
            "activity_type",
            "endpoint",
            "tenant_id",
            "session_id",
            "created_at");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_11"})
  void theIdIsThePrimaryKeyAndCountsByItself(Kind kind) throws Exception {
    TestDatabase database = created(kind);

    try (Connection connection = database.connection();
        ResultSet key =
            connection.getMetaData().getPrimaryKeys(connection.getCatalog(), null, table(kind))) {
      assertThat(key.next()).isTrue();
      assertThat(key.getString("COLUMN_NAME")).isEqualToIgnoringCase("id");
      assertThat(key.next()).isFalse();
    }
    database.store().write(Stores.rows(2));
    assertThat(database.query("SELECT id FROM user_activity_logs ORDER BY id"))
        .containsExactly("1", "2");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_11"})
  void aScriptMayBeRunAgain(Kind kind) throws Exception {
    TestDatabase database = created(kind);
    database.store().write(Stores.rows(1));

    run(database);

    assertThat(database.count()).isEqualTo(1);
  }

  @Test
  void theTableOfAServerIsTransactionalAndTakesAnyCharacter() throws Exception {
    assertThat(
            created(Kind.MARIADB_11)
                .query(
                    "SELECT CONCAT(engine, ' ', table_collation) FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE()"))
        .containsExactly("InnoDB utf8mb4_unicode_ci");
  }

  private static TestDatabase created(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    run(database);
    return database;
  }

  private static void run(TestDatabase database) throws SQLException {
    String script = Dialects.of(database.url()).createScript();
    List<String> statements = SqlScript.read(script).statements();
    assertThat(statements).isNotEmpty();
    for (String statement : statements) {
      database.execute(statement);
    }
  }

  private static String table(Kind kind) {
    return kind == Kind.H2 ? "USER_ACTIVITY_LOGS" : "user_activity_logs";
  }

  private static List<Shape> columns(TestDatabase database) throws SQLException {
    List<Shape> columns = new ArrayList<>();
    try (Connection connection = database.connection();
        ResultSet found =
            connection
                .getMetaData()
                .getColumns(connection.getCatalog(), null, table(connection), "%")) {
      while (found.next()) {
        boolean text = found.getInt("DATA_TYPE") == Types.VARCHAR;
        columns.add(
            new Shape(
                found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                text ? found.getInt("COLUMN_SIZE") : 0,
                found.getInt("NULLABLE") == DatabaseMetaData.columnNullable));
      }
    }
    return columns;
  }

  private static Set<String> indexed(TestDatabase database) throws SQLException {
    Set<String> columns = new TreeSet<>();
    try (Connection connection = database.connection();
        ResultSet found =
            connection
                .getMetaData()
                .getIndexInfo(connection.getCatalog(), null, table(connection), false, true)) {
      while (found.next()) {
        assertThat(found.getInt("ORDINAL_POSITION")).isEqualTo(1);
        columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return columns;
  }

  private static String table(Connection connection) throws SQLException {
    return connection.getMetaData().storesUpperCaseIdentifiers()
        ? table(Kind.H2)
        : table(Kind.MARIADB_11);
  }
}
