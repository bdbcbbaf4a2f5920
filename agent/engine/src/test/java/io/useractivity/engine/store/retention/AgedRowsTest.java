package io.useractivity.engine.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A walk through old rows finds each once, however many are of the same moment. */
class AgedRowsTest {

  private static final LocalDateTime NOON = Stores.NOON;

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void eachRowIsFoundOnceWhateverThePageIs(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(Stores.at(NOON.plusNanos(1_000_000L * (i < 25 ? 5 : i / 7))).build());
    }
    database.store().write(rows);

    for (int page : new int[] {1, 2, 3, 7, 24, 25, 26, 59, 60, 61}) {
      assertThat(walk(database, page)).as("page of " + page).hasSize(60).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void aTableOfMicrosecondsIsWalkedThroughToo(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(9));
    database.execute(
        kind == Kind.H2
            ? "ALTER TABLE user_activity_logs ALTER COLUMN created_at SET DATA TYPE TIMESTAMP(6)"
            : "ALTER TABLE user_activity_logs MODIFY created_at DATETIME(6) NOT NULL");
    for (int id = 1; id <= 9; id++) {
      database.execute(
          "UPDATE user_activity_logs SET created_at = '2024-01-31 12:00:00.12345"
              + id / 3
              + "' WHERE id = "
              + id);
    }

    for (int page : new int[] {1, 2, 3, 9, 10}) {
      assertThat(walk(database, page)).hasSize(9).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void withoutAnIndexOnTheTimeTheWalkIsAlongThePrimaryKey(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(Stores.at(NOON.plusHours(3L * i)).build());
    }
    database.store().write(rows);
    database.execute("ALTER TABLE user_activity_logs DROP INDEX idx_user_activity_logs_created_at");

    for (int page : new int[] {1, 3, 8, 20, 21}) {
      assertThat(walk(database, page)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }
  }

  private static List<Long> walk(TestDatabase database, int page) throws Exception {
    List<Long> ids = new ArrayList<>();
    try (RetentionDatabase retention =
        RetentionDatabase.open(
            StoreSettings.of(Stores.configuration(database.properties())), Stores.silent())) {
      AgedPage.Place place = AgedPage.Place.START;
      LocalDateTime last = LocalDateTime.MIN;
      while (true) {
        AgedPage found = retention.table().aged(place, NOON.plusDays(1), page);
        for (RowKey row : found.rows()) {
          assertThat(row.createdAt()).isAfterOrEqualTo(last);
          last = row.createdAt();
          ids.add(row.id());
        }
        if (found.isLast()) {
          return ids;
        }
        place = found.next();
      }
    }
  }
}
