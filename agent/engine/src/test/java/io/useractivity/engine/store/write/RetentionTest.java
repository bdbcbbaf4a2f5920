package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionTest {

  private static final LocalDateTime LIMIT = LocalDateTime.parse("2024-03-01T12:00:00");
  private static final Instant BEFORE = LIMIT.toInstant(ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsPastItsTimeIsDeleted(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();
    store.write(
        List.of(
            named("older", LIMIT.minusYears(1)),
            named("just past", LIMIT.minusNanos(1_000_000)),
            named("at the limit", LIMIT),
            named("younger", LIMIT.plusDays(1))));

    assertThat(store.deleteSome(BEFORE)).isEqualTo(2);

    assertThat(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"))
        .containsExactly("at the limit", "younger");
  }

  @ParameterizedTest
  @EnumSource
  void manyAreDeletedInChunksTheOldestFirst(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      rows.add(named(String.valueOf(i), LIMIT.minusSeconds(i + 1)));
    }
    TestStore store = database.store();
    store.write(rows);

    assertThat(store.deleteSome(BEFORE)).isEqualTo(ExpiredRows.CHUNK);
    assertThat(database.query("SELECT MAX(created_at) FROM user_activity_logs"))
        .singleElement()
        .asString()
        .startsWith("2024-03-01 11:59:59");
    assertThat(database.count()).isEqualTo(100);

    assertThat(store.deleteSome(BEFORE)).isEqualTo(100);
    assertThat(database.count()).isZero();
    assertThat(store.deleteSome(BEFORE)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatHasNotWrittenYetDeletesNothing(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    Instant weekAgo = now.minusDays(7).toInstant(ZoneOffset.UTC);
    database.store().write(List.of(named("old", now.minusDays(8)), named("new", now)));
    TestStore other = database.store();

    assertThat(other.deleteSome(weekAgo)).isZero();
    assertThat(database.count()).isEqualTo(2);
    other.write(List.of(named("newer", now)));
    assertThat(other.deleteSome(weekAgo)).isEqualTo(1);

    assertThat(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"))
        .containsExactly("new", "newer");
  }

  @ParameterizedTest
  @EnumSource
  void anotherThreadMayDeleteWhileRowsAreWritten(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();
    store.write(List.of(named("old", LIMIT.minusYears(1))));
    AtomicBoolean written = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> deleted =
          thread.submit(
              () -> {
                int sum = 0;
                while (!written.get()) {
                  sum += store.deleteSome(BEFORE);
                }
                return sum + store.deleteSome(BEFORE);
              });
      for (int i = 0; i < 20; i++) {
        store.write(List.of(named("new", LIMIT), named("old", LIMIT.minusDays(i + 1))));
      }
      written.set(true);

      assertThat(deleted.get(60, TimeUnit.SECONDS)).isEqualTo(21);
    } finally {
      written.set(true);
      thread.shutdownNow();
    }
    assertThat(database.query("SELECT resource_id FROM user_activity_logs"))
        .hasSize(20)
        .containsOnly("new");
  }

  @Test
  void withoutARowNothingIsTouched(@TempDir Path directory) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", directory.toString());

    TestStore store = Stores.open(properties);

    assertThat(store.deleteSome(Instant.now())).isZero();
    store.close();
    assertThat(directory).isEmptyDirectory();
  }

  private static ActivityRow named(String name, LocalDateTime created) {
    return Stores.at(created).text(Column.RESOURCE_ID, name).build();
  }
}
