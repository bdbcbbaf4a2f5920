package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.EachServer;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The created table refers to the application's users and tenants where it is to and can. */
class ForeignKeysTest {

  private static final List<Kind> SERVERS =
      List.of(Kind.MYSQL_57, Kind.MYSQL_8, Kind.MARIADB_10, Kind.MARIADB_11);

  /** Each has a 7 and an 8. */
  private static final List<String> ID_TYPES =
      List.of(
          "INT",
          "INT UNSIGNED",
          "SMALLINT",
          "BIGINT",
          "BIGINT UNSIGNED",
          "CHAR(36)",
          "CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
          "CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
          "CHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
          "CHAR(36) CHARACTER SET latin1",
          "VARCHAR(80) CHARACTER SET ascii");

  private static final String CASCADE = "ON DELETE CASCADE";

  static Stream<Arguments> idTypes() {
    return SERVERS.stream()
        .flatMap(kind -> ID_TYPES.stream().map(type -> Arguments.of(kind, type)));
  }

  @ParameterizedTest
  @MethodSource("idTypes")
  void theColumnsAreTypedAsTheIdsThatTheyReferTo(Kind kind, String type) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeParents(database, type);

    database.store().write(List.of(naming("7", "8"), naming("8", null), naming(null, "7")));

    assertThat(typeOf(database, "user_activity_logs", "user_id"))
        .isEqualTo(typeOf(database, "users", "id"));
    assertThat(typeOf(database, "user_activity_logs", "tenant_id"))
        .isEqualTo(typeOf(database, "tenants", "id"));
    assertThat(keys(database))
        .containsExactly(
            List.of("tenant_id", "tenants", "id", "SET NULL", "CASCADE"),
            List.of("user_id", "users", "id", "CASCADE", "CASCADE"));
    assertThat(ids(database))
        .containsExactly(List.of("7", "8"), listOf("8", null), listOf(null, "7"));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void theKeysActWhenAParentChanges(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    database.store().write(List.of(naming("7", "7"), naming("8", "8"), naming("8", "7")));

    database.execute("UPDATE users SET id = 70 WHERE id = 7");
    database.execute("UPDATE tenants SET id = 80 WHERE id = 8");
    database.execute("DELETE FROM tenants WHERE id = 7");
    assertThat(ids(database))
        .containsExactly(listOf("70", null), List.of("8", "80"), listOf("8", null));

    database.execute("DELETE FROM users WHERE id = 8");
    assertThat(ids(database)).containsExactly(listOf("70", null));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void cascadingIsWarnedOfOnce(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    TestStore store = database.store();

    store.write(List.of(naming("7", "7")));
    store.write(List.of(naming("7", "7")));

    assertThat(database.log())
        .filteredOn(line -> line.contains(CASCADE))
        .singleElement()
        .asString()
        .startsWith("WARN ")
        .contains("schema.foreign-keys");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void setNullKeepsTheRowsOfAUserWhoGoes(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);

    database
        .store("schema.foreign-keys", "set-null")
        .write(List.of(naming("7", "7"), naming("8", "8")));

    assertThat(keys(database))
        .containsExactly(
            List.of("tenant_id", "tenants", "id", "SET NULL", "CASCADE"),
            List.of("user_id", "users", "id", "SET NULL", "CASCADE"));
    database.execute("DELETE FROM users WHERE id = 7");
    assertThat(ids(database)).containsExactly(listOf(null, "7"), List.of("8", "8"));
    assertThat(database.log()).noneMatch(line -> line.contains(CASCADE));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void noneHasNoKeys(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);

    database.store("schema.foreign-keys", "none").write(List.of(naming("7", "no number")));

    assertThat(keys(database)).isEmpty();
    assertThat(typeOf(database, "user_activity_logs", "user_id")).startsWith("varchar(64)");
    assertThat(ids(database)).containsExactly(List.of("7", "no number"));
    assertThat(database.log()).noneMatch(line -> line.contains(CASCADE));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void whereThereAreNoParentsThereAreNoKeys(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store().write(List.of(naming("anna", "north")));

    assertThat(keys(database)).isEmpty();
    assertThat(ids(database)).containsExactly(List.of("anna", "north"));
    assertThat(database.log()).noneMatch(line -> line.startsWith("WARN"));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void usersWithoutTenantsHaveTheirKeyAlone(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeParent(database, "users", "INT");

    database.store().write(List.of(naming("7", "north")));

    assertThat(keys(database))
        .containsExactly(List.of("user_id", "users", "id", "CASCADE", "CASCADE"));
    assertThat(ids(database)).containsExactly(List.of("7", "north"));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void keysThatAreRequiredAndCannotBeMadeAreToldInOneSentence(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store("schema.foreign-keys", "required");

    StoreException unavailable =
        catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(1)));

    assertThat(unavailable.isRefused()).isFalse();
    assertThat(unavailable.isUnconfirmed()).isFalse();
    assertThat(unavailable.getMessage())
        .contains("schema.foreign-keys", "required", "users", "tenants")
        .doesNotContain("\n");
    assertThat(database.rows("SHOW TABLES")).isEmpty();

    makeParents(database, "BIGINT UNSIGNED"); // the application's migration has run
    store.write(List.of(naming("7", "8")));
    assertThat(keys(database)).hasSize(2);
  }

  /** How a table of users can be one that nothing can refer to. */
  static Stream<Arguments> unfit() {
    return SERVERS.stream()
        .flatMap(
            kind ->
                Stream.of(
                        "(id INT) ENGINE=InnoDB",
                        "(id INT, KEY (id)) ENGINE=InnoDB",
                        "(id INT PRIMARY KEY) ENGINE=MyISAM",
                        "(id DECIMAL(10,0) PRIMARY KEY) ENGINE=InnoDB",
                        "(id DATETIME PRIMARY KEY) ENGINE=InnoDB",
                        "(id BINARY(16) PRIMARY KEY) ENGINE=InnoDB",
                        "(name VARCHAR(9) PRIMARY KEY) ENGINE=InnoDB")
                    .map(table -> Arguments.of(kind, table)));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void aParentThatNothingCanReferToIsToldAndLeftOut(Kind kind, String table) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.execute("CREATE TABLE users " + table);
    makeParent(database, "tenants", "INT");

    database.store().write(List.of(naming("7", "7")));

    assertThat(keys(database))
        .containsExactly(List.of("tenant_id", "tenants", "id", "SET NULL", "CASCADE"));
    assertThat(ids(database)).containsExactly(List.of("7", "7"));
    assertThat(database.log())
        .filteredOn(line -> line.contains("users"))
        .singleElement()
        .asString()
        .containsIgnoringCase("foreign key");
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void aParentThatNothingCanReferToIsAnErrorWhereKeysAreRequired(Kind kind, String table)
      throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.execute("CREATE TABLE users " + table);
    makeParent(database, "tenants", "INT");
    TestStore store = database.store("schema.foreign-keys", "required");

    StoreException unavailable =
        catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(1)));

    assertThat(unavailable.isRefused()).isFalse();
    assertThat(unavailable.getMessage()).contains("schema.foreign-keys", "required", "users");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void anIdThatHasNoParentOrIsNoneIsNoReasonToLoseTheRow(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);

    database
        .store()
        .write(
            List.of(
                naming("7", "7"),
                naming("4711", "4712"),
                Stores.at(Stores.NOON)
                    .text(Column.USER_ID, "anna@example.org")
                    .text(Column.USER_EMAIL, "anna@example.org")
                    .text(Column.TENANT_ID, "north")
                    .build()));

    assertThat(ids(database))
        .containsExactly(List.of("7", "7"), List.of("4711", "4712"), listOf(null, null));
    assertThat(database.query("SELECT user_email FROM user_activity_logs ORDER BY id").get(2))
        .isEqualTo("anna@example.org");
  }

  private static TestDatabase withParents(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    makeParents(database, "INT");
    return database;
  }

  private static void makeParents(TestDatabase database, String type) throws SQLException {
    makeParent(database, "users", type);
    makeParent(database, "tenants", type);
  }

  private static void makeParent(TestDatabase database, String table, String type)
      throws SQLException {
    database.execute(
        "CREATE TABLE " + table + " (id " + type + " NOT NULL PRIMARY KEY) ENGINE=InnoDB");
    database.execute("INSERT INTO " + table + " (id) VALUES ('7'), ('8')");
  }

  private static ActivityRow naming(String user, String tenant) {
    return Stores.at(Stores.NOON).text(Column.USER_ID, user).text(Column.TENANT_ID, tenant).build();
  }

  private static List<List<String>> ids(TestDatabase database) throws SQLException {
    return database.rows("SELECT user_id, tenant_id FROM user_activity_logs ORDER BY id");
  }

  private static List<String> listOf(String first, String second) {
    return Arrays.asList(first, second);
  }

  private static String typeOf(TestDatabase database, String table, String column)
      throws SQLException {
    return database
        .query(
            "SELECT CONCAT_WS(' ', column_type, character_set_name, collation_name)"
                + " FROM information_schema.columns WHERE table_schema = DATABASE()"
                + " AND table_name = '"
                + table
                + "' AND column_name = '"
                + column
                + "'")
        .get(0);
  }

  /** Column, parent's table and column, what happens on delete and on update. */
  private static List<List<String>> keys(TestDatabase database) throws SQLException {
    return database.rows(
        "SELECT k.column_name, k.referenced_table_name, k.referenced_column_name,"
            + " r.delete_rule, r.update_rule"
            + " FROM information_schema.key_column_usage k"
            + " JOIN information_schema.referential_constraints r"
            + " ON r.constraint_schema = k.constraint_schema"
            + " AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name"
            + " WHERE k.table_schema = DATABASE() AND k.table_name = 'user_activity_logs'"
            + " ORDER BY k.column_name");
  }
}
