package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.EachServer;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import io.useractivity.engine.store.connect.Dialects;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that somebody else made is written to as it is. */
class FoundTableTest {

  private static final String FACE = "\ud83d\ude00";
  private static final String DIFFERS = "differs from the expected one";

  static Stream<Arguments> flask() {
    return EachServer.Kinds.wanted()
        .filter(kind -> kind != Kind.H2)
        .flatMap(kind -> Stream.of("TEXT", "JSON").map(type -> Arguments.of(kind, type)));
  }

  @ParameterizedTest
  @MethodSource("flask")
  void everyRowArrivesInATableOfTheFlaskKind(Kind kind, String json) throws Exception {
    TestDatabase database = FlaskTable.made(kind, json);
    String before = database.showCreateTable();
    TestStore store = database.store();

    store.write(
        List.of(
            full("7", "8").build(),
            full("anna@example.org", "north").build(),
            full("4711", "4712").build(), // no such user, no such tenant
            full("99999999999", "-99999999999").build(), // no INT
            full("7.5", "").build(),
            Stores.at(Stores.NOON).build(),
            widest()));
    store.write(Stores.rows(500));

    assertThat(database.showCreateTable()).isEqualTo(before);
    assertThat(database.count()).isEqualTo(507);
    assertThat(
            database
                .rows("SELECT user_id, tenant_id, user_email FROM user_activity_logs ORDER BY id")
                .subList(0, 6))
        .containsExactly(
            List.of("7", "8", "anna@example.org"),
            Arrays.asList(null, null, "anna@example.org"),
            List.of("4711", "4712", "anna@example.org"),
            Arrays.asList(null, null, "anna@example.org"),
            Arrays.asList(null, null, "anna@example.org"),
            Arrays.asList(null, null, ""));
    assertThat(
            database.rows(
                "SELECT action, endpoint, method, activity_type, success, status_code"
                    + " FROM user_activity_logs ORDER BY id LIMIT 1"))
        .containsExactly(List.of("POST /orders", "/orders", "POST", "create", "1", "201"));
    assertThat(
            database.rows(
                "SELECT action, endpoint, method, activity_type, success, status_code"
                    + " FROM user_activity_logs ORDER BY id LIMIT 5, 1"))
        .containsExactly(Arrays.asList("", "", "", "", "0", null));
    assertThat(database.query("SELECT DISTINCT UNIX_TIMESTAMP(created_at) FROM user_activity_logs"))
        .singleElement()
        .asString()
        .startsWith(String.valueOf(Stores.NOON.toEpochSecond(ZoneOffset.UTC)));
    assertThat(database.query("SELECT DISTINCT UNIX_TIMESTAMP(updated_at) FROM user_activity_logs"))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("flask")
  void aLongValueIsCutToTheWidthThatIsThere(Kind kind, String json) throws Exception {
    TestDatabase database = FlaskTable.made(kind, json);

    database.store().write(List.of(widest()));

    assertThat(
            database
                .rows(
                    "SELECT user_email, action, endpoint, method, user_agent, session_id"
                        + " FROM user_activity_logs")
                .get(0))
        .containsExactly(
            FACE.repeat(120),
            FACE.repeat(100),
            FACE.repeat(200),
            FACE.repeat(10),
            FACE.repeat(255),
            FACE.repeat(100));
    assertThat(database.query("SELECT JSON_VALID(request_data) FROM user_activity_logs"))
        .containsExactly("1");
    assertThat(database.query("SELECT CHAR_LENGTH(request_data) > 1000 FROM user_activity_logs"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void howItDiffersIsWarnedOfInOneLineAStart(Kind kind) throws Exception {
    TestDatabase database = FlaskTable.made(kind, "TEXT");
    TestStore store = database.store();

    store.write(Stores.rows(1));
    store.write(Stores.rows(1));

    assertThat(database.log())
        .filteredOn(line -> line.contains(DIFFERS))
        .singleElement()
        .asString()
        .startsWith("WARN ")
        .contains("user_agent", "user_id", "created_at")
        .doesNotContain("error_message"); // as wide as ours
  }

  @ParameterizedTest
  @EachServer
  void columnsThatAreMissingAreLeftOut(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.execute(
        "CREATE TABLE user_activity_logs (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
            + " user_email VARCHAR(60), endpoint VARCHAR(60), created_at "
            + (kind == Kind.H2 ? "TIMESTAMP(3)" : "DATETIME(3)")
            + ")");

    database.store().write(List.of(full("7", "8").build(), full("8", "7").build()));

    assertThat(
            database.rows(
                "SELECT user_email, endpoint, "
                    + database.shown("created_at")
                    + " FROM user_activity_logs"))
        .hasSize(2)
        .containsOnly(List.of("anna@example.org", "/orders", "2024-01-31 12:00:00.123"));
    assertThat(database.log())
        .filteredOn(line -> line.contains(DIFFERS))
        .singleElement()
        .asString()
        .contains("user_agent", "request_data");
  }

  @ParameterizedTest
  @EachServer
  void aFurtherColumnThatMustHaveAValueIsTold(Kind kind) throws Exception {
    TestDatabase database = made(kind);
    database.execute("ALTER TABLE user_activity_logs ADD COLUMN application VARCHAR(20) NOT NULL");
    TestStore store = database.store();

    store.write(Stores.rows(2));
    store.write(Stores.rows(2));

    assertThat(database.query("SELECT application FROM user_activity_logs"))
        .hasSize(4)
        .containsOnly("");
    assertThat(database.log())
        .filteredOn(line -> line.contains("column.application"))
        .singleElement()
        .asString()
        .startsWith("WARN ");
  }

  @ParameterizedTest
  @EachServer
  void furtherColumnsThatFillThemselvesAreLeftToThat(Kind kind) throws Exception {
    TestDatabase database = made(kind);
    database.execute(
        "ALTER TABLE user_activity_logs ADD COLUMN site VARCHAR(20) DEFAULT 'here' NOT NULL");
    database.execute("ALTER TABLE user_activity_logs ADD COLUMN note VARCHAR(20)");
    database.execute(
        "ALTER TABLE user_activity_logs ADD COLUMN slow INT GENERATED ALWAYS AS"
            + " (response_time_ms + 1)");

    database
        .store()
        .write(List.of(Stores.at(Stores.NOON).value(Column.RESPONSE_TIME_MS, 6).build()));

    assertThat(database.rows("SELECT site, note, slow FROM user_activity_logs"))
        .containsExactly(Arrays.asList("here", null, "7"));
    assertThat(database.log()).noneMatch(line -> line.startsWith("WARN"));
  }

  @ParameterizedTest
  @EachServer
  void aConfiguredSourceFillsAFurtherColumn(Kind kind) throws Exception {
    TestDatabase database = made(kind);
    for (String column :
        List.of(
            // H2 counts a character outside of the basic plane as two.
            "application VARCHAR(" + (kind == Kind.H2 ? 12 : 6) + ") NOT NULL",
            "node VARCHAR(255)",
            "version INT")) {
      database.execute("ALTER TABLE user_activity_logs ADD COLUMN " + column);
    }

    database
        .store(
            "column.application", "text:shop " + FACE + FACE,
            "column.node", "host",
            "column.version", "text:42")
        .write(Stores.rows(3));

    assertThat(database.rows("SELECT application, version FROM user_activity_logs"))
        .hasSize(3)
        .containsOnly(List.of("shop " + FACE, "42"));
    assertThat(database.query("SELECT DISTINCT node FROM user_activity_logs"))
        .singleElement()
        .asString()
        .isNotEmpty();
  }

  @ParameterizedTest
  @EachServer
  void aConfiguredColumnThatIsMissingIsTold(Kind kind) throws Exception {
    TestDatabase database = made(kind);

    database.store("column.application", "text:shop").write(Stores.rows(3));

    assertThat(database.count()).isEqualTo(3);
    assertThat(database.log())
        .filteredOn(line -> line.contains("application"))
        .singleElement()
        .asString()
        .startsWith("WARN ");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void columnsThatMustHaveAValueGetAnEmptyOne(Kind kind) throws Exception {
    TestDatabase database = made(kind);
    database.execute(
        "ALTER TABLE user_activity_logs"
            + " MODIFY user_id INT NOT NULL,"
            + " MODIFY user_role VARCHAR(9) NOT NULL,"
            + " MODIFY user_agent TEXT NOT NULL,"
            + " MODIFY status_code INT NOT NULL,"
            + " MODIFY success TINYINT(1) NOT NULL,"
            + " MODIFY tenant_id CHAR(36) NOT NULL,"
            + " MODIFY request_data JSON NOT NULL");

    database.store().write(List.of(Stores.at(Stores.NOON).build()));
    database
        .store()
        .write(List.of(Stores.at(Stores.NOON).text(Column.USER_ID, "no number").build()));

    assertThat(
            database.rows(
                "SELECT user_id, user_role, user_agent, status_code, success, tenant_id,"
                    + " JSON_VALID(request_data) FROM user_activity_logs"))
        .hasSize(2)
        .containsOnly(List.of("0", "", "", "0", "0", "", "1"));
  }

  static Stream<Arguments> oldCharacterSets() {
    return EachServer.Kinds.wanted()
        .filter(kind -> kind != Kind.H2)
        .flatMap(
            kind ->
                Stream.of(
                        List.of("utf8", "gr\u00fc\u00df \u65e5"),
                        List.of("latin1", "gr\u00fc\u00df"),
                        List.of("ascii", "gr"),
                        List.of("cp1251", "gr"))
                    .map(set -> Arguments.of(kind, set.get(0), set.get(1))));
  }

  @ParameterizedTest
  @MethodSource("oldCharacterSets")
  void aCharacterThatTheColumnLacksIsReplaced(Kind kind, String characterSet, String kept)
      throws Exception {
    TestDatabase database = made(kind);
    database.execute(
        "ALTER TABLE user_activity_logs MODIFY action VARCHAR(20) CHARACTER SET " + characterSet);

    database
        .store()
        .write(
            Stream.of("gr\u00fc\u00df \u65e5 " + FACE + " end", "\u0000\ud800\u0085", "plain")
                .map(text -> Stores.at(Stores.NOON).text(Column.ACTION, text).build())
                .toList());

    List<String> found = database.query("SELECT action FROM user_activity_logs ORDER BY id");
    assertThat(found).hasSize(3);
    assertThat(found.get(0)).startsWith(kept).endsWith(" end").doesNotContain(FACE);
    assertThat(found.get(1)).doesNotContain("\u0000");
    assertThat(found.get(2)).isEqualTo("plain");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aNumberThatItsColumnIsTooSmallForTakesNoRowWithIt(Kind kind) throws Exception {
    TestDatabase database = made(kind);
    database.execute(
        "ALTER TABLE user_activity_logs"
            + " MODIFY status_code TINYINT UNSIGNED,"
            + " MODIFY response_time_ms SMALLINT UNSIGNED,"
            + " MODIFY user_id MEDIUMINT,"
            + " MODIFY tenant_id BIGINT UNSIGNED");

    database
        .store()
        .write(
            List.of(
                Stores.at(Stores.NOON)
                    .value(Column.STATUS_CODE, 404)
                    .value(Column.RESPONSE_TIME_MS, 100_000)
                    .text(Column.USER_ID, "8388608")
                    .text(Column.TENANT_ID, "18446744073709551616")
                    .build(),
                Stores.at(Stores.NOON)
                    .value(Column.STATUS_CODE, -1)
                    .value(Column.RESPONSE_TIME_MS, -1)
                    .text(Column.USER_ID, "-8388608")
                    .text(Column.TENANT_ID, "-1")
                    .build()));

    List<List<String>> found =
        database.rows(
            "SELECT user_id, tenant_id, status_code, response_time_ms FROM user_activity_logs"
                + " ORDER BY id");
    assertThat(found.get(0).subList(0, 2)).containsOnlyNulls();
    assertThat(found.get(0).get(2)).isIn(null, "255");
    assertThat(found.get(0).get(3)).isIn(null, "65535");
    assertThat(found.get(1).subList(0, 2)).isEqualTo(Arrays.asList("-8388608", null));
    assertThat(found.get(1).get(2)).isIn(null, "0");
    assertThat(found.get(1).get(3)).isIn(null, "0");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void theLargestIdsAreKept(Kind kind) throws Exception {
    TestDatabase database = made(kind);
    database.execute(
        "ALTER TABLE user_activity_logs MODIFY user_id BIGINT UNSIGNED, MODIFY tenant_id BIGINT");
    List<String> largest = List.of("9223372036854775807", "9223372036854775807");
    List<String> least = List.of("0", "-9223372036854775808");

    database
        .store()
        .write(
            Stream.of(largest, least)
                .map(
                    ids ->
                        Stores.at(Stores.NOON)
                            .text(Column.USER_ID, ids.get(0))
                            .text(Column.TENANT_ID, ids.get(1))
                            .build())
                .toList());

    assertThat(database.rows("SELECT user_id, tenant_id FROM user_activity_logs ORDER BY id"))
        .containsExactly(largest, least);
  }

  static Stream<Arguments> times() {
    return EachServer.Kinds.wanted()
        .filter(kind -> kind != Kind.H2)
        .flatMap(
            kind ->
                Stream.of("TIMESTAMP", "TIMESTAMP(3)", "DATETIME", "DATETIME(1)", "DATETIME(6)")
                    .map(type -> Arguments.of(kind, type)));
  }

  @ParameterizedTest
  @MethodSource("times")
  void noTimeTakesARowWithIt(Kind kind, String type) throws Exception {
    TestDatabase database = made(kind);
    database.execute(
        "ALTER TABLE user_activity_logs MODIFY created_at " + type + " NULL DEFAULT NULL");
    List<String> times =
        List.of(
            "1970-01-01T00:00:00.001",
            "1970-01-01T00:00:01",
            "2024-01-31T12:00:00",
            "2038-01-19T03:14:07",
            "2038-01-19T03:14:07.999",
            "2038-01-19T03:14:08",
            "9999-12-31T23:59:59.999");

    database
        .store()
        .write(times.stream().map(time -> Stores.at(LocalDateTime.parse(time)).build()).toList());

    List<String> found =
        database.query(
            type.startsWith("TIMESTAMP")
                ? "SELECT CAST(UNIX_TIMESTAMP(created_at) AS SIGNED) FROM user_activity_logs"
                    + " ORDER BY id"
                : "SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', created_at) FROM user_activity_logs"
                    + " ORDER BY id");
    assertThat(found).hasSize(7).doesNotContainNull();
    assertThat(found.subList(1, 4)).containsExactly("1", "1706702400", "2147483647");
    if (type.startsWith("DATETIME")) {
      assertThat(found.get(6)).isEqualTo("253402300799");
    }
  }

  /** A driver that guesses wrong about a text of a width that no index or row allows. */
  @ParameterizedTest
  @EachServer(embedded = false)
  void widerAndShorterTextsOfAnyTypeAreWritten(Kind kind) throws Exception {
    TestDatabase database = made(kind);
    database.execute(
        "ALTER TABLE user_activity_logs"
            + " MODIFY action VARCHAR(1000),"
            + " MODIFY user_agent TINYTEXT,"
            + " MODIFY resource_type CHAR(3),"
            + " MODIFY resource_id MEDIUMTEXT,"
            + " MODIFY error_message LONGTEXT,"
            + " MODIFY user_role VARCHAR(1),"
            + " MODIFY request_data VARCHAR(60)");
    String json = "{\"a\": 1, \"b\": \"" + "x".repeat(100) + "\", \"c\": 3}";

    database
        .store()
        .write(
            List.of(
                Stores.at(Stores.NOON)
                    .text(Column.ACTION, FACE.repeat(900))
                    .text(Column.USER_AGENT, FACE.repeat(300))
                    .text(Column.RESOURCE_TYPE, "abcd")
                    .text(Column.RESOURCE_ID, FACE.repeat(1_500))
                    .text(Column.ERROR_MESSAGE, FACE.repeat(600))
                    .text(Column.USER_ROLE, "admin")
                    .value(Column.REQUEST_DATA, json)
                    .build()));

    List<String> found =
        database
            .rows(
                "SELECT action, user_agent, resource_type, resource_id, error_message, user_role"
                    + " FROM user_activity_logs")
            .get(0);
    assertThat(found)
        .containsExactly(
            FACE.repeat(900), FACE.repeat(63), "abc", FACE.repeat(1_500), FACE.repeat(500), "a");
    assertThat(database.query("SELECT JSON_VALID(request_data) FROM user_activity_logs"))
        .containsExactly("1");
    assertThat(database.query("SELECT JSON_EXTRACT(request_data, '$.a') FROM user_activity_logs"))
        .containsExactly("1");
  }

  /** The usual table, to be altered. */
  private static TestDatabase made(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    String script = Dialects.of(database.url()).createScript();
    for (String statement : SqlScript.read(script).statements()) {
      database.execute(statement);
    }
    return database;
  }

  private static ActivityRow.Builder full(String user, String tenant) {
    return Stores.at(Stores.NOON)
        .text(Column.USER_EMAIL, "anna@example.org")
        .text(Column.USER_ID, user)
        .text(Column.USER_ROLE, "admin")
        .text(Column.ACTIVITY_TYPE, "create")
        .text(Column.ACTION, "POST /orders")
        .text(Column.ENDPOINT, "/orders")
        .text(Column.METHOD, "POST")
        .text(Column.RESOURCE_TYPE, "orders")
        .text(Column.RESOURCE_ID, "42")
        .text(Column.IP_ADDRESS, "192.0.2.1")
        .text(Column.USER_AGENT, "Mozilla/5.0")
        .value(Column.REQUEST_DATA, "{\"k\": \"" + FACE + "\"}")
        .value(Column.STATUS_CODE, 201)
        .value(Column.RESPONSE_TIME_MS, 17)
        .value(Column.SUCCESS, true)
        .text(Column.TENANT_ID, tenant)
        .text(Column.SESSION_ID, "0123456789abcdef");
  }

  private static ActivityRow widest() {
    ActivityRow.Builder row = full("7", "8");
    for (Column column :
        List.of(
            Column.USER_EMAIL,
            Column.ACTIVITY_TYPE,
            Column.ACTION,
            Column.ENDPOINT,
            Column.METHOD,
            Column.RESOURCE_TYPE,
            Column.RESOURCE_ID,
            Column.USER_AGENT,
            Column.SESSION_ID,
            Column.ERROR_MESSAGE)) {
      row.text(column, FACE.repeat(600));
    }
    String member = "\"k%d\": \"" + FACE.repeat(1_000) + "\"";
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < 40; i++) { // 160 KB, above what a TEXT holds
      json.append(i == 0 ? "{" : ", ").append(member.formatted(i));
    }
    return row.value(Column.REQUEST_DATA, json.append('}').toString()).build();
  }
}
