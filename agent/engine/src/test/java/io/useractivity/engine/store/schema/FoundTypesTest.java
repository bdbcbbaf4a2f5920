package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.EachServer;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each column of a found table gets a value of its own kind, or is left to its database. */
class FoundTypesTest {

  private static final String UUID = "12345678-90ab-4def-9234-567890abcdef";

  /** Each way that a batch takes. */
  private static final List<Kind> KINDS =
      List.of(Kind.H2, Kind.MYSQL_57, Kind.MYSQL_57_BY_MARIADB_URL, Kind.MYSQL_8, Kind.MARIADB_11);

  /** What a value becomes in a column of that type. */
  private record Stored(Column column, Object value, String type, String select, String expected) {

    /** The same with NULL refused. */
    Stored notNull(String neutral) {
      return new Stored(column, "no such thing", type + " NOT NULL", select, neutral);
    }
  }

  private static Stored stored(Column column, Object value, String type, String expected) {
    return new Stored(column, value, type, column.columnName(), expected);
  }

  private static Stream<Stored> everywhere() {
    return Stream.of(
        stored(Column.USER_ID, "7", "DECIMAL(5,2)", "7.00"),
        stored(Column.USER_ID, "7.125", "DECIMAL(5,2)", null),
        stored(Column.STATUS_CODE, 70_000, "DECIMAL(5,2)", "999.99"),
        stored(Column.USER_ID, "no number", "DECIMAL(5,0) NOT NULL", "0"),
        new Stored(
            Column.RESPONSE_TIME_MS,
            2_000_000_000,
            "DOUBLE PRECISION",
            "CAST(response_time_ms AS DECIMAL(12, 0))",
            "2000000000"),
        new Stored(Column.SUCCESS, true, "DOUBLE PRECISION", "CAST(success AS DECIMAL(3, 0))", "1"),
        stored(Column.METHOD, "POST", "ENUM('GET', 'POST')", "POST"),
        stored(Column.METHOD, "post", "ENUM('GET', 'POST')", "POST"),
        stored(Column.METHOD, "BREW", "ENUM('GET', 'POST')", null),
        stored(Column.METHOD, "BREW", "ENUM('GET', 'POST') NOT NULL", "GET"),
        stored(Column.METHOD, "BREW", "ENUM('GET', 'POST') DEFAULT 'POST' NOT NULL", "POST"),
        stored(Column.METHOD, "it's", "ENUM('a,b', 'it''s')", "it's"),
        stored(Column.SUCCESS, true, "ENUM('no', 'yes')", "yes"),
        stored(Column.SUCCESS, false, "ENUM('true', 'false')", "false"),
        stored(Column.CREATED_AT, Stores.NOON, "DATE", "2024-01-31"),
        new Stored(
            Column.CREATED_AT,
            Stores.NOON,
            "TIME(3)",
            "CAST(created_at AS CHAR(12))",
            "12:00:00.123"),
        stored(Column.CREATED_AT, Stores.NOON, "BIGINT", "1706702400123"),
        stored(Column.CREATED_AT, Stores.NOON, "INT", "1706702400"),
        stored(Column.CREATED_AT, Stores.NOON, "VARCHAR(60)", "2024-01-31 12:00:00.123"),
        stored(Column.USER_EMAIL, "anna", "DATE", null),
        stored(Column.USER_EMAIL, "anna", "DATE NOT NULL", "1970-01-01"),
        stored(Column.USER_ROLE, null, "VARCHAR(20) DEFAULT 'guest' NOT NULL", "guest"),
        stored(Column.STATUS_CODE, null, "INT DEFAULT 7 NOT NULL", "7"));
  }

  private static Stream<Stored> onServers() {
    String hexOfSession = "HEX(session_id)";
    return Stream.of(
        new Stored(Column.SUCCESS, true, "BIT(1)", "success + 0", "1"),
        new Stored(Column.SUCCESS, false, "BIT(1)", "success + 0", "0"),
        new Stored(Column.SUCCESS, null, "BIT(1) NOT NULL", "success + 0", "0"),
        new Stored(Column.STATUS_CODE, 404, "BIT(9)", "status_code + 0", "404"),
        new Stored(Column.STATUS_CODE, 700, "BIT(9)", "status_code + 0", "511"),
        stored(Column.RESPONSE_TIME_MS, 17, "DOUBLE", "17"),
        stored(Column.RESPONSE_TIME_MS, -5, "DOUBLE UNSIGNED", "0"),
        stored(Column.STATUS_CODE, 12_345, "FLOAT(5,2)", "999.99"),
        stored(Column.USER_ID, "42", "INT(5) ZEROFILL", "00042"),
        stored(Column.METHOD, "GET", "SET('GET', 'x')", "GET"),
        stored(Column.METHOD, "GET,y", "SET('GET', 'x')", null),
        stored(Column.METHOD, "y", "SET('GET', 'x') NOT NULL", ""),
        new Stored(Column.CREATED_AT, Stores.NOON, "YEAR", "created_at + 0", "2024"),
        new Stored(Column.SESSION_ID, "\u00e9x", "VARBINARY(20)", hexOfSession, "C3A978"),
        new Stored(Column.SESSION_ID, "a\u00e9\u00e9", "VARBINARY(4)", hexOfSession, "61C3A9"),
        new Stored(Column.SESSION_ID, "\u00e9", "BINARY(3)", hexOfSession, "C3A900"),
        new Stored(
            Column.SESSION_ID,
            UUID,
            "BINARY(16)",
            hexOfSession,
            "1234567890AB4DEF9234567890ABCDEF"),
        new Stored(
            Column.REQUEST_DATA,
            "{\"k\": 1}",
            "BLOB",
            "CONVERT(request_data USING utf8)",
            "{\"k\": 1}"),
        stored(Column.SESSION_ID, "x", "VARCHAR(0)", ""),
        stored(Column.SESSION_ID, "x", "POINT", null),
        new Stored(Column.SESSION_ID, "x", "POINT NOT NULL", "ST_AsText(session_id)", "POINT(0 0)"),
        new Stored(Column.ACTION, "say \"x\"", "JSON", "JSON_UNQUOTE(action)", "say \"x\""),
        new Stored(Column.ACTION, null, "JSON NOT NULL", "JSON_UNQUOTE(action)", "{}"),
        set("cp1250", "\u0159 \u00e6", "\u0159 ?"),
        set("koi8r", "\u0436 \u00e6", "\u0436 ?"),
        set("gbk", "\u4e2d \u00e6", "\u4e2d ?"),
        set("sjis", "\u3042\\~ \u00e6", "\u3042\\~ ?"),
        set("big5", "\u4e2d \u00e6", "\u4e2d \ufffd"),
        set("ucs2", "\u4e2d \ud83d\ude00", "\u4e2d \ufffd"),
        set("utf16", "\u4e2d \ud83d\ude00", "\u4e2d \ud83d\ude00"),
        set("utf32", "\u4e2d \ud83d\ude00", "\u4e2d \ud83d\ude00"),
        set("swe7", "a{b\u00e4", "a?b\u00e4"),
        new Stored(
            Column.ACTION,
            "\u3042".repeat(200),
            "TINYTEXT CHARACTER SET sjis",
            "CHAR_LENGTH(action)",
            "127"),
        new Stored( // whose backslash takes two bytes
            Column.ACTION,
            "\\".repeat(200),
            "TINYTEXT CHARACTER SET sjis",
            "CHAR_LENGTH(action)",
            "127"),
        new Stored(
            Column.ACTION,
            "x".repeat(200),
            "TINYTEXT CHARACTER SET utf32",
            "CHAR_LENGTH(action)",
            "63"));
  }

  private static Stored set(String characterSet, String value, String expected) {
    String type = "VARCHAR(20) CHARACTER SET " + characterSet;
    return stored(Column.ACTION, value, type, expected);
  }

  private static Stream<Stored> onMariaDb() {
    Stored address = stored(Column.IP_ADDRESS, "192.0.2.1", "INET6", "::ffff:192.0.2.1");
    Stored uuid = stored(Column.SESSION_ID, UUID.replace("-", ""), "UUID", UUID);
    return Stream.of(
        address,
        address.notNull("::"),
        stored(Column.IP_ADDRESS, "2001:DB8::1", "INET6", "2001:db8::1"),
        stored(Column.IP_ADDRESS, "2001:DB8::1", "INET4", null),
        stored(Column.IP_ADDRESS, "192.0.2.1", "INET4", "192.0.2.1"),
        stored(Column.IP_ADDRESS, "unknown", "INET6", null),
        uuid,
        uuid.notNull("00000000-0000-0000-0000-000000000000"));
  }

  private static Stream<Stored> onH2() {
    Stored uuid = stored(Column.SESSION_ID, UUID, "UUID", UUID);
    return Stream.of(
        uuid,
        uuid.notNull("00000000-0000-0000-0000-000000000000"),
        stored(Column.USER_ROLE, "\ud83d\ude00", "CHAR(1)", " "),
        new Stored(
            Column.CREATED_AT,
            Stores.NOON,
            "TIMESTAMP(3) WITH TIME ZONE",
            "CAST(created_at AT TIME ZONE 'UTC' AS VARCHAR)",
            "2024-01-31 12:00:00.123+00"),
        stored(Column.SESSION_ID, "x", "INTEGER ARRAY NOT NULL", "[0]"),
        new Stored(Column.SESSION_ID, "\u00e9", "VARBINARY(9)", "RAWTOHEX(session_id)", "c3a9"),
        new Stored(Column.ACTION, "say", "JSON", "CAST(action AS VARCHAR)", "\"say\""));
  }

  static Stream<Arguments> values() {
    return KINDS.stream()
        .flatMap(
            kind -> {
              if (kind == Kind.H2) {
                return Stream.of(Arguments.of(kind, Stream.concat(everywhere(), onH2()).toList()));
              }
              Stream<Stored> all = Stream.concat(everywhere(), onServers());
              boolean eleven = kind.name().startsWith("MARIADB_11");
              return Stream.of(
                  Arguments.of(kind, (eleven ? Stream.concat(all, onMariaDb()) : all).toList()));
            });
  }

  @ParameterizedTest
  @MethodSource("values")
  void aColumnGetsAValueOfItsOwnKind(Kind kind, List<Stored> all) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    for (List<Stored> columns : tables(all)) {
      database.execute("DROP TABLE IF EXISTS user_activity_logs");
      database.execute(
          columns.stream()
              .map(each -> each.column().columnName() + " " + each.type())
              .collect(Collectors.joining(", ", "CREATE TABLE user_activity_logs (", ")")));
      ActivityRow.Builder row = new ActivityRow.Builder();
      columns.forEach(each -> row.value(each.column(), each.value()));
      TestStore store = database.store();

      Assertions.assertThatCode(() -> store.write(List.of(row.build(), row.build())))
          .as("%s", columns)
          .doesNotThrowAnyException();

      store.close();
      for (Stored each : columns) {
        assertThat(database.query("SELECT " + each.select() + " FROM user_activity_logs"))
            .as("%s", each)
            .hasSize(2)
            .containsOnly(each.expected());
      }
    }
  }

  /** As few tables as have room for all, each name once in each. */
  private static List<List<Stored>> tables(List<Stored> all) {
    List<List<Stored>> tables = new ArrayList<>();
    for (Stored each : all) {
      List<Stored> table =
          tables.stream()
              .filter(columns -> columns.stream().noneMatch(s -> s.column() == each.column()))
              .findFirst()
              .orElse(null);
      if (table == null) {
        table = new ArrayList<>();
        tables.add(table);
      }
      table.add(each);
    }
    return tables;
  }

  static Stream<Arguments> ids() {
    return KINDS.stream()
        .flatMap(
            kind ->
                Stream.of(
                        "CHAR(36)", "VARCHAR(12)", "BINARY(16)", "BIGINT", "INT", "DECIMAL(20, 0)")
                    .map(type -> Arguments.of(kind, type)));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void anIdThatTheDatabaseDoesNotFillIsANewOneForEachRow(Kind kind, String type) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.execute(
        "CREATE TABLE user_activity_logs (id " + type + " NOT NULL PRIMARY KEY, method CHAR(5))");
    TestStore store = database.store();

    store.write(Stores.rows(50));
    store.write(Stores.rows(50));

    assertThat(database.query("SELECT DISTINCT id FROM user_activity_logs")).hasSize(100);
  }

  @ParameterizedTest
  @EachServer
  void whatIsComputedUnderANameOfOursIsLeftToTheDatabase(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.execute(
        "CREATE TABLE user_activity_logs (status_code INT,"
            + " success BOOLEAN GENERATED ALWAYS AS (status_code < 400))");

    database
        .store()
        .write(
            Stream.of(200, 404)
                .map(
                    code ->
                        new ActivityRow.Builder()
                            .value(Column.STATUS_CODE, code)
                            .value(Column.SUCCESS, true)
                            .build())
                .toList());

    assertThat(
            database.query(
                "SELECT CASE WHEN success THEN 'yes' ELSE 'no' END FROM user_activity_logs"
                    + " ORDER BY status_code"))
        .containsExactly("yes", "no");
    assertThat(database.log()).anyMatch(line -> line.contains("success is filled by the database"));
  }

  @ParameterizedTest
  @EachServer
  void namesMayBeOfAnyCharacters(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String quote = kind == Kind.H2 ? "\"" : "`";
    List<String> names = oddNames(quote);
    database.execute(
        "CREATE TABLE user_activity_logs (User_Agent VARCHAR(9), "
            + String.join(" INT NOT NULL, ", names)
            + " INT NOT NULL)");

    database
        .store("column.order", "text:7")
        .write(List.of(Stores.at(Stores.NOON).text(Column.USER_AGENT, "x").build()));

    assertThat(
            database.rows(
                "SELECT User_Agent, " + String.join(", ", names) + " FROM user_activity_logs"))
        .containsExactly(List.of("x", "7", "0", "0", "0", "0", "0", "0", "0"));
  }

  private static List<String> oddNames(String quote) {
    return Stream.of("order", "a b", "it's", "x?y", "100%", "gr\u00f6\u00dfe", "MiXed", "q" + quote)
        .map(name -> quote + name.replace(quote, quote + quote) + quote)
        .toList();
  }

  /** MariaDB's JSON is a text with a CHECK, which names its column. */
  @ParameterizedTest
  @EachServer
  void aJsonColumnIsKnownByAnyName(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<String> names = oddNames(kind == Kind.H2 ? "\"" : "`");
    database.execute(
        "CREATE TABLE user_activity_logs (User_Agent VARCHAR(9), "
            + String.join(" JSON NOT NULL, ", names)
            + " JSON NOT NULL)");

    database.store().write(List.of(Stores.at(Stores.NOON).text(Column.USER_AGENT, "x").build()));

    assertThat(database.rows("SELECT User_Agent FROM user_activity_logs"))
        .containsExactly(List.of("x"));
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_10", "MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void aColumnThatTakesNothingIsLeftOutAndTold(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.execute(
        "CREATE TABLE user_activity_logs (method VARCHAR(9),"
            + " endpoint VARCHAR(9) CHECK (endpoint IS NULL),"
            + " action VARCHAR(9) CHECK (action IS NULL OR action = 'none'))");

    database.store().write(requests(3));

    assertThat(database.rows("SELECT method, endpoint, action FROM user_activity_logs"))
        .hasSize(3)
        .containsOnly(Arrays.asList("GET", null, null));
    assertThat(database.log())
        .filteredOn(line -> line.contains("refuses any value of ours in action, endpoint"))
        .hasSize(1);
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aColumnThatATriggerRefusesIsLeftOut(Kind kind) throws Exception {
    TestDatabase database = triggered(kind, "NEW.endpoint IS NOT NULL");

    database.store().write(requests(3));

    assertThat(database.rows("SELECT method, endpoint FROM user_activity_logs"))
        .hasSize(3)
        .containsOnly(Arrays.asList("GET", null));
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aTriggerThatRefusesEverythingTakesNoColumnOut(Kind kind) throws Exception {
    TestDatabase database = triggered(kind, "TRUE");
    TestStore store = database.store();

    Assertions.assertThatThrownBy(() -> store.write(requests(1)))
        .isInstanceOf(StoreException.class);
    database.execute("DROP TRIGGER refusing");
    store.write(requests(3));

    assertThat(database.rows("SELECT method, endpoint FROM user_activity_logs"))
        .hasSize(3)
        .containsOnly(List.of("GET", "/x"));
    assertThat(database.log()).noneMatch(line -> line.contains("refuses any"));
  }

  private static TestDatabase triggered(Kind kind, String condition) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    database.execute("CREATE TABLE user_activity_logs (method VARCHAR(9), endpoint VARCHAR(9))");
    database.execute(
        "CREATE TRIGGER refusing BEFORE INSERT ON user_activity_logs FOR EACH ROW BEGIN IF "
            + condition
            + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END IF; END");
    return database;
  }

  @ParameterizedTest
  @EachServer
  void aTableThatIsOursGetsNoTrialRow(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore first = database.store();
    first.write(requests(1));
    first.close();

    database.store().write(requests(1));

    assertThat(database.query("SELECT id FROM user_activity_logs ORDER BY id"))
        .containsExactly("1", "2");
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aViewIsWrittenThrough(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.execute(
        "CREATE TABLE logs (id INT AUTO_INCREMENT PRIMARY KEY, m VARCHAR(9), e VARCHAR(9))");
    database.execute(
        "CREATE VIEW user_activity_logs AS SELECT m AS method, e AS endpoint FROM logs"
            + " WHERE id > 0");

    database.store().write(requests(3));

    assertThat(database.count()).isEqualTo(3);
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void whereNothingIsRolledBackARowThatComesAgainIsNotDoubled(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.execute(
        "CREATE TABLE user_activity_logs (method VARCHAR(9), endpoint VARCHAR(9) UNIQUE NOT NULL)"
            + " ENGINE=MyISAM");
    TestStore store = database.store();
    List<ActivityRow> rows = List.of(request("/1"), request("/2"), request("/2"), request("/3"));

    Assertions.assertThatThrownBy(() -> store.write(rows)).isInstanceOf(StoreException.class);
    store.write(rows.subList(0, 2));
    Assertions.assertThatThrownBy(() -> store.write(rows.subList(2, 3)))
        .isInstanceOf(StoreException.class);
    store.write(rows.subList(3, 4));

    assertThat(database.query("SELECT endpoint FROM user_activity_logs ORDER BY endpoint"))
        .containsExactly("/1", "/2", "/3");
  }

  private static List<ActivityRow> requests(int count) {
    return IntStream.range(0, count).mapToObj(i -> request("/x")).toList();
  }

  private static ActivityRow request(String endpoint) {
    return Stores.at(Stores.NOON)
        .text(Column.METHOD, "GET")
        .text(Column.ENDPOINT, endpoint)
        .text(Column.ACTION, "GET " + endpoint)
        .build();
  }
}
