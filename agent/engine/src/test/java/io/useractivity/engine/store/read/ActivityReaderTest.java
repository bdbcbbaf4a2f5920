package io.useractivity.engine.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.databases.LimitedUser;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Condition;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Dimension;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.ReadLines;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ActivityReaderTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final RowQuery EVERYTHING = ReadLines.EVERYTHING;

  @TempDir Path directory;

  @Test
  void whatIsNotThereYetIsToldAndNotMade() {
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", directory.toString());
    StoreSettings settings = StoreSettings.of(Stores.configuration(properties));

    assertThatThrownBy(
            () -> new ActivityReader(settings, LIMIT).read(EVERYTHING, 2, new ReadLines()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(": the table user_activity_logs does not exist yet; ");
    assertThat(directory).isEmptyDirectory();
  }

  /** Many rows of one moment, and rows that are stored later than others that began later. */
  @ParameterizedTest
  @EnumSource
  void pagesFollowEachOtherByKeyWithoutGapOrRepetition(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(shuffled());
    try (ActivityReader reader = new ActivityReader(database.settings(), LIMIT)) {
      for (Order order : Order.values()) {
        ReadLines whole = new ReadLines();
        assertThat(reader.read(EVERYTHING.order(order), 1_000, whole)).isNull();
        for (int page : new int[] {1, 7, 60}) {
          ReadLines byPages = new ReadLines();
          Cursor after = null;
          List<List<String>> rows = new ArrayList<>();
          do {
            ReadLines one = new ReadLines();
            after = reader.read(EVERYTHING.order(order).after(after).limit(page), page, one);
            rows.addAll(one.lines().subList(1, one.lines().size()));
            after = after == null ? null : Cursor.parse(after.toString());
          } while (after != null);
          reader.read(EVERYTHING.order(order), page, byPages);

          assertThat(rows).as(order + " " + page).isEqualTo(rows(whole));
          assertThat(byPages.lines()).as(order + " " + page).isEqualTo(whole.lines());
        }
        assertThat(whole.column("resource_id")).hasSize(120).doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrderIsByTimeAndThenById(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(shuffled());

    List<String> oldest = read(database, EVERYTHING.order(Order.OLDEST_FIRST), "resource_id");
    List<String> newest = read(database, EVERYTHING, "resource_id");

    List<String> expected =
        database.query("SELECT resource_id FROM user_activity_logs ORDER BY created_at, id");
    assertThat(oldest).isEqualTo(expected);
    Collections.reverse(expected);
    assertThat(newest).isEqualTo(expected);
    assertThat(read(database, EVERYTHING.order(Order.AS_STORED), "resource_id"))
        .isEqualTo(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"));
  }

  @ParameterizedTest
  @EnumSource
  void filterScopeAndWindowAreMetAllTogether(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database
        .store()
        .write(
            List.of(
                row("1", "alice", "/a/1", 200, 0),
                row("2", "alice", "/a/2", 404, 1),
                row("3", "bob", "/a_1", 500, 2),
                row("4", "carol", "/b%1", 503, 3),
                row("5", "alice", "/a/2", 500, 4)));
    LocalDateTime noon = Stores.NOON;

    assertThat(ids(database, Scope.everyone(), Window.ALL, Condition.is(Column.USER_ID, "alice")))
        .containsExactly("5", "2", "1");
    assertThat(ids(database, Scope.userId("alice"), Window.of(noon.plusHours(1), null)))
        .containsExactly("5", "2");
    assertThat(
            ids(
                database,
                Scope.everyone(),
                Window.of(noon.plusHours(1), noon.plusHours(3)),
                Condition.atLeast(Column.STATUS_CODE, 500),
                Condition.atMost(Column.STATUS_CODE, 599)))
        .containsExactly("3");
    assertThat(ids(database, Scope.everyone(), Window.ALL, begins("/a_"))).containsExactly("3");
    assertThat(ids(database, Scope.everyone(), Window.ALL, begins("/b%"))).containsExactly("4");
    assertThat(
            ids(
                database,
                Scope.userId("alice"),
                Window.ALL,
                Condition.of(
                    Column.ENDPOINT, Condition.Kind.ANY_OF, List.of("/a/2", "/a_1", "/none")),
                Condition.is(Column.SUCCESS, "false")))
        .containsExactly("5", "2");
    assertThat(
            ids(database, Scope.everyone(), Window.ALL, Condition.is(Column.USER_ID, "' OR 1=1")))
        .isEmpty();
  }

  /** A server would compare a text with the number as 0. */
  @ParameterizedTest
  @EnumSource
  void aTextMatchesNoNumber(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(List.of(row("1", "7", "/", 200, 0)));
    database.execute("UPDATE user_activity_logs SET user_id = NULL");
    database.execute(
        kind == Kind.H2
            ? "ALTER TABLE user_activity_logs ALTER COLUMN user_id INT"
            : "ALTER TABLE user_activity_logs MODIFY user_id INT");
    database.execute("UPDATE user_activity_logs SET user_id = 0");

    assertThat(ids(database, Scope.everyone(), Window.ALL, Condition.is(Column.USER_ID, "alice")))
        .isEmpty();
    assertThat(ids(database, Scope.everyone(), Window.ALL, Condition.is(Column.USER_ID, "0")))
        .containsExactly("1");
  }

  /** A cursor of milliseconds would skip or repeat the rows of its millisecond. */
  @ParameterizedTest
  @EnumSource
  void timesFinerThanOursArePagedAsWell(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(shuffled());
    database.execute(
        kind == Kind.H2
            ? "ALTER TABLE user_activity_logs ALTER COLUMN created_at TIMESTAMP(6)"
            : "ALTER TABLE user_activity_logs MODIFY created_at DATETIME(6)");
    for (int i = 0; i < 10; i++) {
      database.execute(
          "UPDATE user_activity_logs SET created_at = '2024-02-01 00:00:00.12345"
              + i
              + "' WHERE resource_id LIKE '%"
              + i
              + "'");
    }

    try (ActivityReader reader = new ActivityReader(database.settings(), LIMIT)) {
      ReadLines byOne = new ReadLines();
      reader.read(EVERYTHING, 1, byOne);
      assertThat(byOne.column("resource_id")).hasSize(120).doesNotHaveDuplicates();
      assertThat(byOne.column("resource_id").subList(0, 12)).allMatch(id -> id.endsWith("9"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void whatTakesTooLongIsEndedByTheServer(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(3));
    database.execute("RENAME TABLE user_activity_logs TO slow_logs");
    database.execute(
        "CREATE VIEW user_activity_logs AS SELECT * FROM slow_logs WHERE SLEEP(30) = 0");

    try (ActivityReader reader = new ActivityReader(database.settings(), Duration.ofMillis(300))) {
      assertThatThrownBy(() -> reader.read(EVERYTHING, 2, new ReadLines()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("takes longer than")
          .hasMessageContaining("ask for less time or by an indexed column");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aMissingRightIsNamed(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(1));
    LimitedUser poor =
        LimitedUser.of(kind.server(), database.name()).may("INSERT", "user_activity_logs");

    try (ActivityReader reader =
        new ActivityReader(database.settings("jdbc.user", poor.name()), LIMIT)) {
      assertThatThrownBy(() -> reader.read(EVERYTHING, 2, new ReadLines()))
          .hasMessageContaining("SELECT command denied")
          .hasMessageEndingWith("; the account needs SELECT on user_activity_logs");
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreCountedByEachDimension(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(row(String.valueOf(i), i < 60 ? "alice" : "bob", "/a", i < 90 ? 200 : 500, i / 40));
    }
    rows.add(Stores.at(Stores.NOON).text(Column.RESOURCE_ID, "nobody's").build());
    database.store().write(rows);
    Selection all = EVERYTHING.selection();
    try (ActivityReader reader = new ActivityReader(database.settings(), LIMIT)) {
      Breakdown total = reader.breakdown(BreakdownQuery.of(all, Dimension.TOTAL, 1));
      assertThat(total.groups()).hasSize(1);
      assertThat(total.groups().get(0).rows()).isEqualTo(101);
      assertThat(total.groups().get(0).failed()).isEqualTo(10);
      assertThat(total.groups().get(0).times().percentile(50)).isEqualTo(49);
      assertThat(total.groups().get(0).times().percentile(99)).isEqualTo(98);
      assertThat(total.groups().get(0).times().percentile(100)).isEqualTo(99);

      Breakdown users = reader.breakdown(BreakdownQuery.of(all, Dimension.USER, 2));
      assertThat(users.groups()).map(Breakdown.Group::key).containsExactly("alice", "bob");
      assertThat(users.isComplete()).isFalse();
      assertThat(users.groups().get(1).times().percentile(50)).isEqualTo(79);
      assertThat(reader.breakdown(BreakdownQuery.of(all, Dimension.USER, 3)).groups())
          .map(Breakdown.Group::key)
          .containsExactly("alice", "bob", null);

      Breakdown hours = reader.breakdown(BreakdownQuery.of(all, Dimension.HOUR, 9));
      assertThat(hours.isComplete()).isTrue();
      assertThat(hours.groups())
          .map(group -> group.key() + " " + group.rows())
          .containsExactly("2024-01-31 12:00 41", "2024-01-31 13:00 40", "2024-01-31 14:00 20");
      assertThat(hours.groups().get(2).times().percentile(100)).isEqualTo(99);
      assertThat(reader.breakdown(BreakdownQuery.of(all, Dimension.STATUS, 9)).groups())
          .map(group -> group.key() + " " + group.rows())
          .containsExactly("200 90", "500 10", "null 1");
      for (Dimension each : Dimension.values()) {
        assertThat(reader.breakdown(BreakdownQuery.of(all, each, 9)).groups()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreCountedByStepsOfTime(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(row(String.valueOf(i), i < 60 ? "alice" : "bob", "/a", i < 90 ? 200 : 500, i / 40));
    }
    database.store().write(rows);
    LocalDateTime start = LocalDateTime.parse("2024-01-31T11:00:00");
    Window window = Window.of(Stores.NOON, null);
    Selection all = Selection.of(Scope.everyone(), Filter.NONE, window);
    Selection bobs = Selection.of(Scope.userId("bob"), Filter.NONE, window);
    try (ActivityReader reader = new ActivityReader(database.settings(), LIMIT)) {
      Timeline hours = reader.timeline(TimelineQuery.of(all, start, Duration.ofHours(1)));
      Timeline days = reader.timeline(TimelineQuery.of(bobs, start, Duration.ofDays(1)));

      assertThat(hours.eachStandsFor()).isEqualTo(1);
      assertThat(hours.steps())
          .map(step -> step.number() + " " + step.rows() + " " + step.failed())
          .containsExactly("1 40 0", "2 40 0", "3 20 10");
      assertThat(days.steps()).map(step -> step.rows()).containsExactly(40L);
    }
  }

  /** Servers estimate how many rows there are; H2 is never asked for so many. */
  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void ofManyRowsAPartIsEnough(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(row(String.valueOf(i), "alice", "/a", 200, 0));
    }
    database.store().write(rows);
    Selection all = Selection.of(Scope.everyone(), Filter.NONE, Window.of(Stores.NOON, null));
    try (ActivityReader reader = new ActivityReader(database.settings(), LIMIT)) {
      ReadLines few = new ReadLines();
      ReadLines most = new ReadLines();
      int each = reader.sample(SampleQuery.of(all, List.of("resource_id"), 50), few);
      int one = reader.sample(SampleQuery.of(all, List.of("resource_id"), 1_000), most);

      assertThat(one).isEqualTo(1);
      assertThat(most.column("resource_id")).hasSize(500).doesNotHaveDuplicates();
      if (kind == Kind.H2) {
        assertThat(each).isEqualTo(1);
      } else {
        assertThat(each).isBetween(2, 50);
        assertThat(few.column("resource_id").size() * each).isBetween(400, 600);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowIsFoundByItsIdIfItMayBeSeen(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(List.of(row("1", "alice", "/a", 200, 0), row("2", "bob", "/b", 200, 0)));
    long id =
        Long.parseLong(
            database.query("SELECT id FROM user_activity_logs WHERE resource_id = '1'").get(0));
    for (Scope scope : List.of(Scope.everyone(), Scope.userId("alice"))) {
      RowQuery query = RowQuery.of(Selection.of(scope, Filter.NONE, Window.ALL));
      assertThat(read(database, query.only(id), "resource_id")).containsExactly("1");
      assertThat(read(database, query.only(id + 1_000), "resource_id")).isEmpty();
    }
    RowQuery bobs = RowQuery.of(Selection.of(Scope.userId("bob"), Filter.NONE, Window.ALL));
    assertThat(read(database, bobs.only(id), "resource_id")).isEmpty();
  }

  private static Condition begins(String beginning) {
    return Condition.of(Column.ENDPOINT, Condition.Kind.BEGINS_WITH, List.of(beginning));
  }

  private static List<String> ids(
      TestDatabase database, Scope scope, Window window, Condition... conditions) throws Exception {
    Selection selection = Selection.of(scope, Filter.of(conditions), window);
    List<String> newest = read(database, RowQuery.of(selection), "resource_id");
    List<String> stored =
        new ArrayList<>(
            read(database, RowQuery.of(selection).order(Order.AS_STORED), "resource_id"));
    Collections.reverse(stored);
    assertThat(stored).isEqualTo(newest);
    return newest;
  }

  private static List<String> read(TestDatabase database, RowQuery query, String column)
      throws Exception {
    ReadLines lines = new ReadLines();
    try (ActivityReader reader = new ActivityReader(database.settings(), LIMIT)) {
      reader.read(query, 50, lines);
    }
    return lines.column(column);
  }

  private static List<List<String>> rows(ReadLines lines) {
    return lines.lines().subList(1, lines.lines().size());
  }

  private static ActivityRow row(String id, String user, String path, int status, int hours) {
    return Stores.at(Stores.NOON.plusHours(hours))
        .text(Column.RESOURCE_ID, id)
        .text(Column.USER_ID, user)
        .text(Column.ENDPOINT, path)
        .value(Column.STATUS_CODE, status)
        .value(Column.RESPONSE_TIME_MS, Integer.parseInt(id))
        .value(Column.SUCCESS, status < 400)
        .build();
  }

  private static List<ActivityRow> shuffled() {
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      LocalDateTime time =
          i % 3 == 0 ? Stores.NOON : Stores.NOON.plusMinutes((i * 37) % 120).plusDays(i % 2);
      rows.add(Stores.at(time).text(Column.RESOURCE_ID, String.valueOf(1_000 + i)).build());
    }
    return rows;
  }
}
