package io.useractivity.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionTest {

  private static final Instant NOW = Instant.parse("2024-03-31T12:00:00Z");
  private static final LocalDateTime LIMIT =
      LocalDateTime.ofInstant(NOW, ZoneOffset.UTC).minusDays(30);

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsPastItsTimeIsDeleted(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database
        .store()
        .write(
            List.of(
                named("older", LIMIT.minusYears(1)),
                named("just past", LIMIT.minusNanos(1_000_000)),
                named("at the limit", LIMIT),
                named("younger", LIMIT.plusDays(1))));

    prune(database, new Retention(30));

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
    database.store().write(rows);
    Retention retention = new Retention(30);

    prune(database, retention);
    assertThat(database.query("SELECT MAX(created_at) FROM user_activity_logs"))
        .singleElement()
        .asString()
        .startsWith("2024-03-01 11:59:59");
    assertThat(database.count()).isEqualTo(100);
    assertThat(retention.isDue(0)).isTrue();

    prune(database, retention);
    assertThat(database.count()).isZero();
    assertThat(retention.isDue(0)).isFalse();
    assertThat(retention.isDue(TimeUnit.HOURS.toNanos(1))).isTrue();
  }

  @Test
  void forEverIsNeverDue() {
    assertThat(new Retention(0).isDue(System.nanoTime())).isFalse();
  }

  @Test
  void theFirstTimeIsDueAtOnce() {
    assertThat(new Retention(1).isDue(Long.MIN_VALUE)).isTrue();
    assertThat(new Retention(1).isDue(Long.MAX_VALUE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theStorePrunesByItsConfiguration(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    database.store().write(List.of(named("old", now.minusDays(8)), named("new", now)));

    database.store().prune();
    assertThat(database.count()).isEqualTo(2);
    database.store("retention.days", "7").prune();

    assertThat(database.query("SELECT resource_id FROM user_activity_logs")).containsExactly("new");
  }

  private static void prune(TestDatabase database, Retention retention) throws Exception {
    try (Connection connection = database.connection()) {
      connection.setAutoCommit(false);
      retention.deleteSome(connection, NOW, 0);
      connection.commit();
    }
  }

  private static ActivityRow named(String name, LocalDateTime created) {
    return Stores.at(created).text(Column.RESOURCE_ID, name).build();
  }
}
