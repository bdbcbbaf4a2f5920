package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.HostileTexts;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a request brings is in the table as it was, or cut and replaced as specified. */
class ValuesTest {

  private static final String FACE = "\ud83d\ude00";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private static final List<Column> TEXTS =
      Arrays.stream(Column.values())
          .filter(column -> column.width() > 0 && column.width() < Integer.MAX_VALUE)
          .toList();

  @ParameterizedTest
  @EnumSource
  void whatNoCharacterSetHasIsReplaced(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database
        .store()
        .write(
            rowsOf(
                Column.ACTION,
                List.of("a\u0000b", "\ud800", "x\udfffy\ud83d", "\ude00\ud83d", "\u0000")));

    assertThat(database.query("SELECT action FROM user_activity_logs ORDER BY id"))
        .containsExactly("a\ufffdb", "\ufffd", "x\ufffdy\ufffd", "\ufffd\ufffd", "\ufffd");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTextIsNotNull(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database
        .store()
        .write(
            List.of(
                Stores.at(Stores.NOON).text(Column.ACTION, "").build(),
                Stores.at(Stores.NOON).text(Column.ACTION, null).build(),
                Stores.at(Stores.NOON).text(Column.ACTION, "null").build(),
                Stores.at(Stores.NOON).build()));

    assertThat(database.query("SELECT action FROM user_activity_logs ORDER BY id"))
        .containsExactly("", null, "null", null);
  }

  @ParameterizedTest
  @EnumSource
  void aTextIsCutByWholeCharacters(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String nine = "123456789";

    database
        .store()
        .write(
            rowsOf(
                Column.METHOD,
                List.of(
                    nine + "0", nine + "01", nine + FACE, nine + FACE + FACE, nine + "\ud83d")));

    assertThat(database.query("SELECT method FROM user_activity_logs ORDER BY id"))
        .containsExactly(nine + "0", nine + "0", nine + FACE, nine + FACE, nine + "\ufffd");
  }

  @ParameterizedTest
  @EnumSource
  void numbersAndBooleansComeBack(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<Integer> times = Arrays.asList(0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, null);
    List<Integer> codes = Arrays.asList(200, -1, 0, 32_767, -32_768, null);
    List<Boolean> outcomes = Arrays.asList(true, false, null, true, false, null);
    List<ActivityRow> rows = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      rows.add(
          Stores.at(Stores.NOON)
              .value(Column.RESPONSE_TIME_MS, times.get(i))
              .value(Column.STATUS_CODE, codes.get(i))
              .value(Column.SUCCESS, outcomes.get(i))
              .build());
      expected.add(
          Arrays.asList(string(times.get(i)), string(codes.get(i)), string(outcomes.get(i))));
    }

    database.store().write(rows);

    assertThat(
            database.rows(
                "SELECT response_time_ms, status_code,"
                    + " CASE WHEN success THEN 'true' WHEN NOT success THEN 'false' END"
                    + " FROM user_activity_logs ORDER BY id"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aNumberThatIsTooLargeTakesNoRowWithIt(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database
        .store()
        .write(
            List.of(
                Stores.at(Stores.NOON).value(Column.STATUS_CODE, 40_000).build(),
                Stores.at(Stores.NOON).value(Column.STATUS_CODE, Integer.MIN_VALUE).build()));

    assertThat(database.query("SELECT status_code FROM user_activity_logs ORDER BY id"))
        .hasSize(2)
        .allSatisfy(code -> assertThat(code).isIn(null, "32767", "-32768"));
  }

  @ParameterizedTest
  @EnumSource
  void theFirstAndTheLastTimesComeBack(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<String> times =
        List.of(
            "1970-01-01 00:00:00.001",
            "1999-12-31 23:59:59.999",
            "2038-01-19 03:14:08.001",
            "9999-12-31 23:59:59.999");

    database
        .store()
        .write(
            times.stream()
                .map(time -> Stores.at(LocalDateTime.parse(time.replace(' ', 'T'))).build())
                .toList());

    assertThat(
            database.query(
                "SELECT CAST(created_at AS CHAR(23)) FROM user_activity_logs ORDER BY id"))
        .isEqualTo(times);
  }

  @ParameterizedTest
  @EnumSource
  void jsonComesBackAsItWas(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<String> documents = new ArrayList<>();
    for (String text :
        List.of(
            "plain",
            "quotes ' \" ` and \\ \\\" \\' %_ ?",
            "line\r\nbreak\ttab\b\f",
            "\u0001\u001f\u007f",
            "\u00e9\u4e2d\u6587\u2028" + FACE,
            "\\u0041 \\ud83d",
            "")) {
      documents.add("{\"k\": " + HostileTexts.json(text) + "}");
    }
    documents.add("{\"k\": {\"a\": [1, -2, true, false, null, \"x\"]}}");
    documents.add("{\"k\": \"a\\u0000b\"}");
    documents.add("{\"k\": \"" + FACE.repeat(20_000) + "\"}");

    database
        .store()
        .write(
            documents.stream()
                .map(json -> Stores.at(Stores.NOON).value(Column.REQUEST_DATA, json).build())
                .toList());

    assertThat(database.query("SELECT request_data FROM user_activity_logs ORDER BY id"))
        .isEqualTo(
            kind == Kind.H2
                ? documents.stream().map(ValuesTest::withoutSpaces).toList()
                : documents);
  }

  /** H2 writes {@code {"k":[1,2]}}; only the structure of these documents has such spaces. */
  private static String withoutSpaces(String json) {
    return json.startsWith("{\"k\": {")
        ? json.replace(" ", "")
        : json.replaceFirst("^\\{\"k\": ", "{\"k\":");
  }

  @ParameterizedTest
  @EnumSource
  void jsonOfBrokenCharactersTakesNoRowWithIt(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<ActivityRow> rows = new ArrayList<>(Stores.rows(3));
    rows.add(
        Stores.at(Stores.NOON)
            .value(Column.REQUEST_DATA, "{\"k\": \"a\ud83d\", \"l\": 1}")
            .build());

    database.store().write(rows);

    assertThat(database.count()).isEqualTo(4);
    assertThat(database.query("SELECT request_data FROM user_activity_logs ORDER BY id").get(3))
        .isNotNull()
        .contains("\"l\"")
        .contains("\ufffd");
  }

  static Stream<Arguments> modes() {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.server() != null)
        .flatMap(
            kind ->
                Stream.of(
                        "NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES",
                        "ANSI,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH",
                        "NO_ZERO_DATE,NO_ZERO_IN_DATE,STRICT_ALL_TABLES",
                        "")
                    .map(mode -> Arguments.of(kind, mode)));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theServersSqlModeChangesNothing(Kind kind, String mode) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<String> texts =
        List.of("\\", "\\'", "'\\", "' OR ''='", "\"\\\"", "a\\0b", "%\\_", "\\\\n", "x");
    String before = database.query("SELECT @@GLOBAL.sql_mode").get(0);
    database.execute("SET GLOBAL sql_mode = '" + mode + "'");
    try {
      List<ActivityRow> rows = new ArrayList<>(rowsOf(Column.ACTION, texts));
      rows.add(
          Stores.at(Stores.NOON)
              .text(Column.METHOD, "longer than ten")
              .value(Column.REQUEST_DATA, "{\"k\": \"\\\\ \\\" '\"}")
              .value(Column.STATUS_CODE, 70_000)
              .build());
      database.store().write(rows);
    } finally {
      database.execute("SET GLOBAL sql_mode = '" + before + "'");
    }

    assertThat(database.query("SELECT action FROM user_activity_logs ORDER BY id").subList(0, 9))
        .isEqualTo(texts);
    assertThat(database.query("SELECT method FROM user_activity_logs ORDER BY id").get(9))
        .isEqualTo("longer tha");
    assertThat(database.query("SELECT request_data FROM user_activity_logs ORDER BY id").get(9))
        .isEqualTo("{\"k\": \"\\\\ \\\" '\"}");
  }

  static Stream<Arguments> sizes() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> Stream.of(1, 2, 500, 5_000).map(size -> Arguments.of(kind, size)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void aBatchOfAnySizeArrivesInItsOrder(Kind kind, int size) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();

    store.write(Stores.rows(size));
    store.write(Stores.rows(1));

    List<String> expected =
        new ArrayList<>(IntStream.range(0, size).mapToObj(String::valueOf).toList());
    expected.add("0");
    assertThat(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"))
        .containsExactlyElementsOf(expected);
  }

  /** Above 4 MB, which is all that MySQL 5.7 takes in one packet unless told otherwise. */
  @ParameterizedTest
  @EnumSource
  void aBatchThatIsLargerThanAPacketArrives(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    String json = "{\"k\": \"" + "\\\\'".repeat(5_000) + "\"}";

    database
        .store()
        .write(
            IntStream.range(0, 500)
                .mapToObj(i -> Stores.at(Stores.NOON).value(Column.REQUEST_DATA, json).build())
                .toList());

    assertThat(database.count()).isEqualTo(500);
    assertThat(
            database.query(
                "SELECT COUNT(*) FROM user_activity_logs WHERE LENGTH(request_data) > 15000"))
        .containsExactly("500");
  }

  @ParameterizedTest
  @EnumSource
  void hostileRowsArriveToTheLastCharacter(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();
    HostileTexts hostile = new HostileTexts(20_240_131);
    List<List<String>> expected = new ArrayList<>();

    for (int batch = 0; batch < 8; batch++) {
      List<ActivityRow> rows = new ArrayList<>();
      for (int i = 0; i < 250; i++) {
        rows.add(hostileRow(hostile, expected));
      }
      store.write(rows);
    }

    assertSame(database, expected);
  }

  /** One row, and what is to be found of it. */
  private static ActivityRow hostileRow(HostileTexts hostile, List<List<String>> expected) {
    Random random = hostile.random();
    LocalDateTime created = anyTime(random);
    ActivityRow.Builder row =
        new ActivityRow.Builder()
            .value(Column.CREATED_AT, created)
            .value(Column.UPDATED_AT, created.plusDays(1));
    List<String> values = new ArrayList<>();
    for (Column column : TEXTS) {
      String text = hostile.next(column.width());
      row.text(column, text);
      values.add(HostileTexts.fitted(text, column.width()));
    }
    Integer status = random.nextInt(5) == 0 ? null : random.nextInt(65_536) - 32_768;
    Integer time = random.nextInt(5) == 0 ? null : random.nextInt();
    row.value(Column.STATUS_CODE, status).value(Column.RESPONSE_TIME_MS, time);
    values.addAll(Arrays.asList(string(status), string(time)));
    values.add(TIME.format(created));
    values.add(TIME.format(created.plusDays(1)));
    expected.add(values);
    return row.build();
  }

  private static LocalDateTime anyTime(Random random) {
    long millis = (random.nextLong() >>> 1) % 250_000_000_000_000L;
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private static void assertSame(TestDatabase database, List<List<String>> expected)
      throws SQLException {
    StringBuilder columns = new StringBuilder();
    for (Column column : TEXTS) {
      columns.append(column.columnName()).append(", ");
    }
    List<List<String>> found =
        database.rows(
            "SELECT "
                + columns
                + "status_code, response_time_ms, "
                + database.shown("created_at")
                + ", "
                + database.shown("updated_at")
                + " FROM user_activity_logs ORDER BY id");
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).as("row %s", i).isEqualTo(expected.get(i));
    }
  }

  private static List<ActivityRow> rowsOf(Column column, List<String> texts) {
    return texts.stream().map(text -> Stores.at(Stores.NOON).text(column, text).build()).toList();
  }

  private static String string(Object value) {
    return value == null ? null : value.toString();
  }
}
