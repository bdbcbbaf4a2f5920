package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.store.EachServer;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Says in what a table differs from the expected one, and what would mend it. */
class TablePlanTest {

  /** Whose indexes take 1000 bytes at most. */
  private static final String MYISAM =
      "DROP INDEX idx_user_activity_logs_user_email, DROP INDEX idx_user_activity_logs_endpoint,"
          + " ENGINE=MyISAM";

  private static final KeyPolicy AUTO = KeyPolicy.configured(ForeignKeys.AUTO);

  @ParameterizedTest
  @EachServer
  void theTableThatTheAgentMakesDiffersInNothing(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(3));

    TablePlan plan = plan(database, AUTO, IndexProfile.SINGLE);

    assertThat(plan.differences()).isEmpty();
    assertThat(plan.statements()).isEmpty();
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void theTableWithKeysDiffersInNothingWhateverKeysAreWantedThatItHas(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeParents(database, "CHAR(36) CHARACTER SET ascii");
    database.store().write(Stores.rows(3));

    for (KeyPolicy keys :
        List.of(
            AUTO, KeyPolicy.configured(ForeignKeys.REQUIRED), KeyPolicy.asked(ForeignKeys.AUTO))) {
      assertThat(plan(database, keys, IndexProfile.SINGLE).differences()).isEmpty();
    }
    assertThat(
            plan(database, KeyPolicy.configured(ForeignKeys.SET_NULL), IndexProfile.SINGLE)
                .differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(Difference.Kind.OTHER_KEY);
              assertThat(difference.sentence()).contains("ON DELETE CASCADE", "ON DELETE SET NULL");
            });
  }

  @ParameterizedTest
  @EachServer
  void aMissingTableIsMadeOfTheScript(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    TablePlan plan = plan(database, AUTO, IndexProfile.SINGLE);

    assertThat(plan.found()).isNull();
    assertThat(plan.creation().get(0)).startsWith("CREATE TABLE IF NOT EXISTS user_activity_logs");
    create(database, IndexProfile.SINGLE);
    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences()).isEmpty();
    database.store().write(Stores.rows(3));
    assertThat(database.log()).noneMatch(line -> line.startsWith("WARN"));
  }

  @ParameterizedTest
  @EachServer
  void wideIndexesCarryTimeAndIdAndDoForTheNarrowOnesToo(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    create(database, IndexProfile.WIDE);

    assertThat(plan(database, AUTO, IndexProfile.WIDE).differences()).isEmpty();
    TablePlan plan = plan(database, AUTO, IndexProfile.SINGLE);
    assertThat(plan.differences()).isEmpty();
    assertThat(plan.found().indexes())
        .filteredOn(index -> !index.isPrimary())
        .extracting(TableIndex::columns)
        .containsExactlyInAnyOrder(
            List.of("user_email", "created_at", "id"),
            List.of("user_id", "created_at", "id"),
            List.of("activity_type", "created_at", "id"),
            List.of("endpoint", "created_at", "id"),
            List.of("tenant_id", "created_at", "id"),
            List.of("session_id", "created_at", "id"),
            List.of("resource_id", "created_at", "id"),
            List.of("created_at", "id"));
  }

  @ParameterizedTest
  @EachServer
  void wideIndexesTakeThePlaceOfTheNarrowOnes(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(3));

    TablePlan plan = plan(database, AUTO, IndexProfile.WIDE);

    assertThat(plan.differences())
        .extracting(Difference::kind)
        .containsOnly(Difference.Kind.MISSING_INDEX, Difference.Kind.SUPERFLUOUS_INDEX)
        .hasSize(7 + 8);
    assertThat(mend(database, AUTO, IndexProfile.WIDE, false)).doesNotContainNull();
    assertThat(plan(database, AUTO, IndexProfile.WIDE).differences()).isEmpty();
    assertThat(database.count()).isEqualTo(3);
  }

  static Stream<Arguments> flask() {
    return EachServer.Kinds.wanted()
        .filter(kind -> kind != Kind.H2)
        .flatMap(kind -> Stream.of("TEXT", "JSON").map(type -> Arguments.of(kind, type)));
  }

  @ParameterizedTest
  @MethodSource("flask")
  void allThatATableOfTheFlaskKindLacksIsSaid(Kind kind, String json) throws Exception {
    TestDatabase database = FlaskTable.made(kind, json);

    TablePlan plan = plan(database, AUTO, IndexProfile.SINGLE);

    assertThat(plan.differences())
        .filteredOn(Difference::isHarmful)
        .extracting(Difference::subject)
        .contains(
            "id",
            "user_email",
            "user_role",
            "activity_type",
            "action",
            "endpoint",
            "resource_type",
            "resource_id",
            "user_agent",
            "session_id",
            "created_at",
            "updated_at",
            "idx_user_activity_logs_activity_type",
            "idx_user_activity_logs_endpoint",
            "idx_user_activity_logs_session_id",
            "idx_user_activity_logs_created_at")
        .doesNotContain(
            "user_id",
            "tenant_id",
            "idx_user_activity_logs_user_id",
            "idx_user_activity_logs_user_email",
            "method",
            "error_message",
            "status_code",
            "success");
    assertThat(plan.differences())
        .extracting(Difference::sentence)
        .anyMatch(sentence -> sentence.contains("2147483647"))
        .anyMatch(sentence -> sentence.contains("2038"))
        .anyMatch(sentence -> sentence.startsWith("user_email is varchar(120)"));
  }

  @ParameterizedTest
  @MethodSource("flask")
  void aTableOfTheFlaskKindIsMendedWithAllThatIsInIt(Kind kind, String json) throws Exception {
    TestDatabase database = FlaskTable.made(kind, json);
    database.store().write(Stores.rows(20));
    String created =
        "SELECT DISTINCT DATE_FORMAT(created_at, '%Y-%m-%d %H:%i:%s')" + " FROM user_activity_logs";

    mend(database, AUTO, IndexProfile.SINGLE, true);

    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences()).isEmpty();
    assertThat(database.count()).isEqualTo(20);
    assertThat(database.query(created)).containsExactly("2024-01-31 12:00:00");
    assertThat(database.showCreateTable())
        .containsIgnoringCase("ON UPDATE CURRENT_TIMESTAMP(3)")
        .containsIgnoringCase("`updated_at` datetime(3) NOT NULL");
    database.execute("DELETE FROM users WHERE id = 7");
    database.store().write(Stores.rows(20));
    assertThat(database.count()).isEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("flask")
  void theServerKnowsTheGentleMethodsThatArePrinted(Kind kind, String json) throws Exception {
    TestDatabase database = FlaskTable.made(kind, json);
    TablePlan plan = plan(database, AUTO, IndexProfile.WIDE);

    List<String> ran = mend(database, AUTO, IndexProfile.WIDE, true);

    assertThat(ran)
        .containsExactlyElementsOf(plan.statements().stream().map(AlterStatement::sql).toList());
  }

  @ParameterizedTest
  @EachServer
  void halfATableIsMendedWhileOthersWrite(Kind kind) throws Exception {
    TestDatabase database = half(kind);

    TablePlan plan = plan(database, AUTO, IndexProfile.SINGLE);
    List<String> ran = mend(database, AUTO, IndexProfile.SINGLE, false);

    assertThat(plan.differences())
        .filteredOn(difference -> difference.kind() == Difference.Kind.MISSING_COLUMN)
        .hasSize(17);
    assertThat(plan.statements()).noneMatch(AlterStatement::blocksWrites);
    assertThat(ran)
        .containsExactlyElementsOf(plan.statements().stream().map(AlterStatement::sql).toList());
    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences()).isEmpty();
    assertThat(database.query("SELECT user_email FROM user_activity_logs")).containsExactly("a@b");
    database.store().write(Stores.rows(3));
    assertThat(database.count()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10"})
  void whatKeepsOthersFromWritingIsNotRunUnasked(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(3));
    database.execute("ALTER TABLE user_activity_logs MODIFY id INT NOT NULL AUTO_INCREMENT");
    String before = database.showCreateTable();

    List<String> ran = mend(database, AUTO, IndexProfile.SINGLE, false);

    assertThat(ran).containsOnlyNulls();
    assertThat(database.showCreateTable()).isEqualTo(before);
    mend(database, AUTO, IndexProfile.SINGLE, true);
    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences()).isEmpty();
    assertThat(database.showCreateTable()).contains("`id` bigint");
  }

  static Stream<Arguments> faults() {
    List<Arguments> faults = new ArrayList<>();
    for (Kind kind : EachServer.Kinds.newest().toList()) {
      for (String[] fault :
          new String[][] {
            {"DROP COLUMN user_role", "MISSING_COLUMN user_role"},
            {"MODIFY action VARCHAR(99)", "NARROWER_COLUMN action"},
            {"MODIFY action VARCHAR(255) NOT NULL", "NOT_NULL action"},
            {"MODIFY action LONGTEXT", ""},
            {"MODIFY action VARCHAR(900) COMMENT 'it''s NOT NULL'", ""},
            {"MODIFY action INT", "OTHER_TYPE action"},
            {"MODIFY action VARCHAR(255) CHARACTER SET latin1", "OTHER_CHARACTERS action"},
            {"MODIFY action VARCHAR(255) COLLATE utf8mb4_bin", "COLLATION action"},
            {"MODIFY request_data TEXT", "OTHER_TYPE request_data"},
            {"MODIFY request_data VARCHAR(100)", "OTHER_TYPE request_data"},
            {"MODIFY status_code TINYINT", "NARROWER_COLUMN status_code"},
            {"MODIFY status_code INT", ""},
            {"MODIFY response_time_ms SMALLINT", "NARROWER_COLUMN response_time_ms"},
            {"MODIFY success INT", ""},
            {"MODIFY success VARCHAR(5)", "OTHER_TYPE success"},
            {"MODIFY created_at DATETIME NOT NULL", "NARROWER_COLUMN created_at"},
            {"MODIFY created_at DATETIME(6) NULL", ""},
            {"MODIFY id INT UNSIGNED NOT NULL AUTO_INCREMENT", "SMALL_ID id"},
            {"MODIFY id BIGINT NOT NULL AUTO_INCREMENT", ""},
            {"MODIFY id BIGINT UNSIGNED NOT NULL", "ID_NOT_COUNTED id"},
            {
              MYISAM,
              "ENGINE MyISAM, MISSING_INDEX idx_user_activity_logs_user_email,"
                  + " MISSING_INDEX idx_user_activity_logs_endpoint"
            },
            {
              "DROP INDEX idx_user_activity_logs_user_id",
              "MISSING_INDEX idx_user_activity_logs_user_id"
            },
            {
              "DROP INDEX idx_user_activity_logs_user_id, ADD UNIQUE INDEX only_one (user_id)",
              "UNIQUE_INDEX only_one, MISSING_INDEX idx_user_activity_logs_user_id"
            },
            {"ADD INDEX more (user_id, endpoint(20))", ""},
            {"ADD COLUMN site VARCHAR(20) NOT NULL", "NOT_NULL site"},
            {"ADD COLUMN site VARCHAR(20) NOT NULL DEFAULT 'x'", ""},
            {"DROP COLUMN id", "MISSING_COLUMN id"},
          }) {
        faults.add(Arguments.of(kind, fault[0], fault[1]));
      }
    }
    return faults.stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultIsToldAloneAndMended(Kind kind, String alteration, String told) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    database.execute("UPDATE user_activity_logs SET action = '7'");
    database.execute("ALTER TABLE user_activity_logs " + alteration);

    TablePlan plan = plan(database, AUTO, IndexProfile.SINGLE);

    assertThat(
            String.join(
                ", ",
                plan.differences().stream()
                    .map(difference -> difference.kind() + " " + difference.subject())
                    .toList()))
        .isEqualTo(told);
    mend(database, AUTO, IndexProfile.SINGLE, true);
    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences())
        .filteredOn(difference -> !difference.subject().equals("site"))
        .isEmpty();
    assertThat(database.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aKeyThatKeepsUsersFromGoingIsToldAndReplaced(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeParents(database, "INT");
    database.store("schema.foreign-keys", "none").write(Stores.rows(1));
    database.execute("ALTER TABLE user_activity_logs MODIFY user_id INT");
    database.execute(
        "ALTER TABLE user_activity_logs ADD CONSTRAINT mine FOREIGN KEY (user_id)"
            + " REFERENCES users (id)");

    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(Difference.Kind.OTHER_KEY);
              assertThat(difference.isHarmful()).isTrue();
              assertThat(difference.sentence()).contains("mine", "users (id)");
            });
    assertThat(mend(database, AUTO, IndexProfile.SINGLE, false)).doesNotContainNull();
    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences()).isEmpty();
    assertThat(database.showCreateTable()).contains("ON DELETE CASCADE ON UPDATE CASCADE");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void keysThatAreAskedForAreAddedThoughSomeParentHasGone(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeParents(database, "INT");
    database.store("schema.foreign-keys", "none").write(Stores.rows(1));
    database.execute("UPDATE user_activity_logs SET user_id = '4711'");
    KeyPolicy asked = KeyPolicy.asked(ForeignKeys.SET_NULL);
    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences()).isEmpty();

    mend(database, asked, IndexProfile.SINGLE, true);

    assertThat(plan(database, asked, IndexProfile.SINGLE).differences()).isEmpty();
    assertThat(database.query("SELECT user_id FROM user_activity_logs")).containsExactly("4711");
    assertThat(database.showCreateTable()).contains("REFERENCES `users` (`id`) ON DELETE SET NULL");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void keysThatAreUnwantedAreToldAndDropped(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    makeParents(database, "INT");
    database.store().write(Stores.rows(1));
    KeyPolicy none = KeyPolicy.configured(ForeignKeys.NONE);

    assertThat(plan(database, none, IndexProfile.SINGLE).differences())
        .filteredOn(difference -> difference.kind() == Difference.Kind.OTHER_KEY)
        .hasSize(2);
    mend(database, none, IndexProfile.SINGLE, true);
    assertThat(plan(database, none, IndexProfile.SINGLE).differences()).isEmpty();
    assertThat(database.showCreateTable()).doesNotContain("FOREIGN KEY");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aViewIsToldAndLeftAlone(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    database.execute("RENAME TABLE user_activity_logs TO base");
    database.execute("CREATE VIEW user_activity_logs AS SELECT * FROM base");

    TablePlan plan = plan(database, AUTO, IndexProfile.SINGLE);

    assertThat(plan.differences())
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.NOT_A_TABLE);
    assertThat(plan.statements()).isEmpty();
  }

  @Test
  void whatIsNarrowerInH2IsMendedToo() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.store().write(Stores.rows(1));
    for (String alteration :
        List.of(
            "ALTER COLUMN action SET DATA TYPE VARCHAR(99)",
            "ALTER COLUMN user_role SET NOT NULL",
            "ALTER COLUMN success SET DATA TYPE VARCHAR(5)",
            "ALTER COLUMN id SET DATA TYPE INT")) {
      database.execute("UPDATE user_activity_logs SET user_role = 'x'");
      database.execute("ALTER TABLE user_activity_logs " + alteration);
    }
    database.execute("DROP INDEX idx_user_activity_logs_created_at");

    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences())
        .extracting(difference -> difference.kind() + " " + difference.subject())
        .containsExactly(
            "SMALL_ID id",
            "NOT_NULL user_role",
            "NARROWER_COLUMN action",
            "OTHER_TYPE success",
            "MISSING_INDEX idx_user_activity_logs_created_at");
    mend(database, AUTO, IndexProfile.SINGLE, false);
    assertThat(plan(database, AUTO, IndexProfile.SINGLE).differences()).isEmpty();
    database.store().write(Stores.rows(1));
    assertThat(database.count()).isEqualTo(2);
  }

  private static TestDatabase half(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    String id = kind == Kind.H2 ? "BIGINT" : "BIGINT UNSIGNED";
    String email = kind == Kind.H2 ? "VARCHAR(510)" : "VARCHAR(255)";
    String role = kind == Kind.H2 ? "VARCHAR(128)" : "VARCHAR(64)";
    database.execute(
        "CREATE TABLE user_activity_logs (id "
            + id
            + " NOT NULL AUTO_INCREMENT PRIMARY KEY, user_email "
            + email
            + ", user_role "
            + role
            + ", created_at "
            + (kind == Kind.H2 ? "TIMESTAMP(3)" : "DATETIME(3)")
            + " NOT NULL)"
            + (kind == Kind.H2
                ? ""
                : " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci"));
    database.execute(
        "INSERT INTO user_activity_logs (user_email, created_at)"
            + " VALUES ('a@b', '2024-01-31 12:00:00')");
    return database;
  }

  private static void makeParents(TestDatabase database, String type) throws SQLException {
    for (String table : List.of("users", "tenants")) {
      database.execute(
          "CREATE TABLE " + table + " (id " + type + " NOT NULL PRIMARY KEY) ENGINE=InnoDB");
      database.execute("INSERT INTO " + table + " (id) VALUES ('7'), ('8')");
    }
  }

  private static TablePlan plan(TestDatabase database, KeyPolicy keys, IndexProfile indexes)
      throws SQLException {
    try (Session session = Session.existing(Database.of(database.settings()))) {
      return TablePlan.make(session, keys, indexes);
    }
  }

  private static void create(TestDatabase database, IndexProfile indexes) throws SQLException {
    try (Session session = Session.open(Database.of(database.settings()))) {
      new TableWork(session, false, told -> {})
          .create(TablePlan.make(session, AUTO, indexes), ForeignKeys.AUTO);
    }
  }

  /** The statements that were run, null for each that was not. */
  private static List<String> mend(
      TestDatabase database, KeyPolicy keys, IndexProfile indexes, boolean mayBlock)
      throws Exception {
    List<String> ran = new ArrayList<>();
    try (Session session = Session.existing(Database.of(database.settings()))) {
      TablePlan plan = TablePlan.make(session, keys, indexes);
      TableWork work = new TableWork(session, mayBlock, told -> {});
      work.prepare(plan);
      for (AlterStatement statement : plan.statements()) {
        AlterStatement done = work.run(statement);
        ran.add(done == null ? null : done.sql());
      }
    }
    return ran;
  }
}
