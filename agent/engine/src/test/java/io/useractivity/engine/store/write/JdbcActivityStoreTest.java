package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against real databases: H2, and MariaDB by its own driver and by Connector/J. */
class JdbcActivityStoreTest {

  private static final String FACE = "\uD83D\uDE00";

  @ParameterizedTest
  @EnumSource
  void theTableIsCreatedByTheFirstWrite(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store().write(Stores.rows(3));

    assertThat(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"))
        .containsExactly("0", "1", "2");
  }

  @ParameterizedTest
  @EnumSource
  void aTableThatIsThereIsWrittenTo(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store().write(Stores.rows(2));
    database.store("schema.create", "false").write(Stores.rows(1));

    assertThat(database.count()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void tenJvmsMayStartAtOnce(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    ExecutorService threads = Executors.newFixedThreadPool(10);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<?>> writes = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        TestStore store = database.store("jdbc.pool-size", "1");
        writes.add(
            threads.submit(
                () -> {
                  start.await();
                  writeLikeTheFlusher(store);
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> write : writes) {
        write.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(database.count()).isEqualTo(10);
  }

  /** H2 says that an index exists although asked IF NOT EXISTS; the next try finds the table. */
  private static void writeLikeTheFlusher(TestStore store) throws StoreException {
    for (int tries = 1; ; tries++) {
      try {
        store.write(Stores.rows(1));
        return;
      } catch (StoreException e) {
        if (e.isRefused() || tries == 3) {
          throw e;
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyValueComesBackAsItWas(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<String> texts =
        List.of(
            "plain",
            "quotes ' \" ` and backslashes \\ \\' \\0 %_",
            "Zo\u00eb " + FACE + " \u4e2d\u6587",
            "line\r\nbreak\ttab",
            "?, :name, ${x}, -- comment, /* x */; DROP TABLE t",
            "",
            " spaces ");
    List<ActivityRow> rows =
        texts.stream()
            .map(text -> Stores.at(Stores.NOON).text(Column.ACTION, text).build())
            .toList();

    database.store().write(rows);

    assertThat(database.query("SELECT action FROM user_activity_logs ORDER BY id"))
        .isEqualTo(texts);
  }

  @ParameterizedTest
  @EnumSource
  void theLongestValuesFit(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    ActivityRow.Builder longest = Stores.at(Stores.NOON);
    List<Column> texts = new ArrayList<>();
    for (Column column : Column.values()) {
      if (column.content() == Column.Content.TEXT) {
        texts.add(column);
        longest.text(column, FACE.repeat(column.width() + 1));
      }
    }
    longest
        .value(Column.STATUS_CODE, 999)
        .value(Column.RESPONSE_TIME_MS, Integer.MAX_VALUE)
        .value(Column.SUCCESS, true);

    database.store().write(List.of(longest.build()));

    for (Column column : texts) {
      assertThat(database.query("SELECT " + column.columnName() + " FROM user_activity_logs"))
          .as(column.columnName())
          .containsExactly(FACE.repeat(column.width()));
    }
    assertThat(database.query("SELECT response_time_ms FROM user_activity_logs"))
        .containsExactly(String.valueOf(Integer.MAX_VALUE));
    assertThat(database.query("SELECT COUNT(*) FROM user_activity_logs WHERE success = TRUE"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsUnknownIsNull(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store().write(List.of(Stores.at(Stores.NOON).build()));

    for (Column column : Column.values()) {
      if (column != Column.CREATED_AT && column != Column.UPDATED_AT) {
        assertThat(database.query("SELECT " + column.columnName() + " FROM user_activity_logs"))
            .as(column.columnName())
            .containsOnlyNulls();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTimeIsUtcWhateverTheZoneOfTheJvm(Kind kind) throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      TestDatabase database = new TestDatabase(kind);
      // Clocks there leap from two to three in that night.
      LocalDateTime utc = LocalDateTime.parse("2024-03-10T02:30:00.123");

      database.store().write(List.of(Stores.at(utc).build()));

      assertThat(database.query("SELECT CAST(created_at AS CHAR(23)) FROM user_activity_logs"))
          .containsExactly("2024-03-10 02:30:00.123");
      assertThat(database.query("SELECT CAST(updated_at AS CHAR(23)) FROM user_activity_logs"))
          .containsExactly("2024-03-10 02:30:00.123");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedRowLeavesNothingOfItsBatch(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();
    store.write(Stores.rows(1));
    List<ActivityRow> rows = new ArrayList<>(Stores.rows(20));
    database.execute("CREATE UNIQUE INDEX refusing ON user_activity_logs (user_id)");
    rows.add(7, Stores.at(Stores.NOON).text(Column.USER_ID, "twice").build());
    rows.add(13, Stores.at(Stores.NOON).text(Column.USER_ID, "twice").build());

    StoreException refused = catchThrowableOfType(StoreException.class, () -> store.write(rows));

    assertThat(refused.isRefused()).isTrue();
    assertThat(database.count()).isEqualTo(1);
    store.write(Stores.rows(1));
    assertThat(database.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aRowWithoutATimeGetsTheFirst(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store().write(List.of(new ActivityRow.Builder().build()));

    assertThat(database.query("SELECT created_at FROM user_activity_logs"))
        .singleElement()
        .asString()
        .startsWith("1970-01-01 00:00:01");
  }

  @ParameterizedTest
  @EnumSource
  void aMissingTableThatMustNotBeCreatedIsToldInOneSentence(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store("schema.create", "false");

    StoreException missing =
        catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(1)));

    assertThat(missing.isRefused()).isFalse();
    assertThat(missing)
        .hasMessage(
            database.url().replace("DELAY=-1", "DELAY") // names of options alone
                + ": the table user_activity_logs does not exist and schema.create is false; run"
                + " schema/create_user_activity_logs_table.sql");
  }

  @ParameterizedTest
  @EnumSource
  void aTableThatWasDroppedIsCreatedAgain(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();
    store.write(Stores.rows(1));
    database.execute("DROP TABLE user_activity_logs");

    StoreException missing =
        catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(1)));
    store.write(Stores.rows(1));

    assertThat(missing.isRefused()).isFalse();
    assertThat(database.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aLargeBatchKeepsItsOrder(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);

    database.store().write(Stores.rows(2000));

    assertThat(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"))
        .containsExactlyElementsOf(IntStream.range(0, 2000).mapToObj(String::valueOf).toList());
  }
}
