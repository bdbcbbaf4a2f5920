package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.databases.LimitedUser;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.retention.Holder;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old rows that go to a table of the same database, and come back from it. */
class ArchiveTableTest {

  private static final String OLD_ROWS = "old_activity";
  private static final String ALL = "SELECT * FROM user_activity_logs ORDER BY id";
  private static final String ALL_OLD = "SELECT * FROM old_activity ORDER BY id, created_at";

  @TempDir Path directory;

  private OldRows old(Kind kind, List<ActivityRow> rows) throws Exception {
    return new OldRows(
        kind, directory.resolve("none"), rows, "archive.dir", "", "archive.table", OLD_ROWS);
  }

  private static List<String> archived(OldRows old) throws Exception {
    return old.database.query("SELECT resource_id FROM old_activity ORDER BY id, created_at");
  }

  private static ActivityRow full(int i) {
    return OldRows.old("r" + i, 400)
        .text(Column.USER_EMAIL, "user" + i + "@example.org")
        .text(Column.USER_ID, String.valueOf(i))
        .text(Column.USER_AGENT, "\uD83D\uDE00 \\ ' \" \u0001 agent ")
        .text(Column.IP_ADDRESS, "::1")
        .value(Column.REQUEST_DATA, i % 3 == 0 ? null : "{\"form\": {\"a\": [1, 2.5, \"\u00e9\"]}}")
        .value(Column.STATUS_CODE, 200 + i % 300)
        .value(Column.RESPONSE_TIME_MS, i)
        .value(Column.SUCCESS, i % 2 == 0)
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPastItsTimeGoesThereAsItWasAndTheRestStays(Kind kind) throws Exception {
    List<ActivityRow> rows =
        new ArrayList<>(IntStream.range(0, 250).mapToObj(ArchiveTableTest::full).toList());
    rows.add(OldRows.row("young", 364));
    try (OldRows old = old(kind, rows)) {
      List<List<String>> before = old.database.rows(ALL);

      RunTotals totals = old.run();

      assertThat(old.inTable()).containsExactly("young");
      assertThat(old.database.rows(ALL_OLD)).isEqualTo(before.subList(0, 250));
      assertThat(totals)
          .hasToString("Retention: archived 250 rows in the table old_activity, deleted 250 rows.");
      assertThat(old.run().archived()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void theTableIsMadeAsThatOfTheRowsIsButRefersToNobody(Kind kind) throws Exception {
    try (OldRows old = old(kind, List.of(OldRows.row("a", 400)))) {
      old.database.execute(
          "CREATE TABLE users (id VARCHAR(64) NOT NULL PRIMARY KEY)"
              + " DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci");
      old.database.execute("ALTER TABLE user_activity_logs ADD COLUMN node VARCHAR(30)");
      old.database.execute(
          "ALTER TABLE user_activity_logs ADD FOREIGN KEY (user_id) REFERENCES users (id)");
      old.database.execute("UPDATE user_activity_logs SET node = 'web1'");

      runAnew(old);

      String made = old.database.rows("SHOW CREATE TABLE " + OLD_ROWS).get(0).get(1);
      assertThat(made)
          .contains("PRIMARY KEY (`id`,`created_at`)", "(`user_email`)", "(`created_at`)")
          .doesNotContain("FOREIGN KEY");
      assertThat(old.database.query("SELECT node FROM old_activity")).containsExactly("web1");
    }
  }

  @Test
  void aColumnOfOnesOwnIsMadeInTheEmbeddedDatabaseToo() throws Exception {
    try (OldRows old = old(Kind.H2, List.of(OldRows.row("a", 400)))) {
      old.database.execute("ALTER TABLE user_activity_logs ADD COLUMN node VARCHAR(30)");
      old.database.execute("UPDATE user_activity_logs SET node = 'web1'");

      runAnew(old);

      assertThat(old.database.query("SELECT node FROM old_activity")).containsExactly("web1");
    }
  }

  /** After each step once, as a process does that is killed then. */
  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aRunThatEndsAfterAnyStepLeavesEachRowInOneTable(Kind kind) throws Exception {
    List<ActivityRow> rows =
        IntStream.range(0, 1_500).mapToObj(i -> OldRows.row("r" + i, 400 + i % 40)).toList();
    try (OldRows old = old(kind, rows)) {
      for (int steps = 4; old.database.count() > 0; steps++) {
        old.run(steps);

        List<String> all = new ArrayList<>(old.inTable());
        all.addAll(archived(old));
        assertThat(all).hasSize(1_500).doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void whatTheTableDoesNotKeepAsItWasStaysInThatOfTheRows(Kind kind) throws Exception {
    try (OldRows old = old(kind, List.of(OldRows.row("first", 400)))) {
      old.run();
      old.database.execute(
          kind == Kind.H2
              ? "ALTER TABLE old_activity ALTER COLUMN response_time_ms TINYINT"
              : "ALTER TABLE old_activity MODIFY response_time_ms TINYINT");
      old.database.execute(
          kind == Kind.H2
              ? "ALTER TABLE old_activity ALTER COLUMN updated_at TIMESTAMP(0)"
              : "ALTER TABLE old_activity MODIFY updated_at DATETIME");
      ActivityRow slow = OldRows.old("slow", 400).value(Column.RESPONSE_TIME_MS, 4_000).build();
      old.database.store().write(List.of(slow));
      assertThatThrownBy(() -> runAnew(old)).isInstanceOf(StoreException.class);
      assertThat(old.inTable()).containsExactly("slow");
      old.database.execute("UPDATE user_activity_logs SET response_time_ms = 4");

      assertThatThrownBy(() -> runAnew(old))
          .hasMessageContaining("has a value of the column updated_at that does not fit")
          .hasMessageContaining("of the table old_activity");

      assertThat(old.inTable()).containsExactly("slow");
      assertThat(archived(old)).containsExactly("first");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void columnsThatAnOlderTableLacksAreNamedAndNothingGoes(Kind kind) throws Exception {
    try (OldRows old = old(kind, List.of(OldRows.row("a", 400)))) {
      old.run();
      old.database.store().write(List.of(OldRows.row("b", 400)));
      old.database.execute("ALTER TABLE old_activity DROP COLUMN status_code");
      old.database.execute("ALTER TABLE old_activity DROP COLUMN user_agent");

      assertThatThrownBy(() -> runAnew(old))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(
              "nothing is archived in the table old_activity: it does not have all columns of"
                  + " user_activity_logs; add to it: user_agent ")
          .hasMessageContaining(", status_code smallint");

      assertThat(old.inTable()).containsExactly("b");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aColumnMoreIsLeftToItsDefaultAndToldWhereItHasNone(Kind kind) throws Exception {
    try (OldRows old = old(kind, List.of(OldRows.row("a", 400)))) {
      old.run();
      old.database.execute("ALTER TABLE old_activity ADD COLUMN note VARCHAR(30) DEFAULT 'mine'");
      old.database.store().write(List.of(OldRows.row("b", 400)));
      assertThat(runAnew(old).toString())
          .contains(
              "in the table old_activity (columns that only this has get their defaults: note)");
      assertThat(old.database.query("SELECT note FROM old_activity WHERE resource_id = 'b'"))
          .containsExactly("mine");

      old.database.execute("ALTER TABLE old_activity DROP COLUMN note");
      old.database.execute("DELETE FROM old_activity");
      old.database.execute("ALTER TABLE old_activity ADD COLUMN case_no INT NOT NULL");
      old.database.store().write(List.of(OldRows.row("c", 400)));

      assertThatThrownBy(() -> runAnew(old))
          .hasMessageContaining("it must have a value for case_no, which")
          .hasMessageContaining("give that a default there");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void anIdThatWasGivenAgainIsThereTwiceAndOneRowGetsANewOneOnTheWayBack(Kind kind)
      throws Exception {
    try (OldRows old = old(kind, List.of(OldRows.row("first", 401)))) {
      old.run();
      old.database.store().write(List.of(OldRows.row("second", 400)));
      old.database.execute("UPDATE user_activity_logs SET id = 1");
      old.run();
      assertThat(archived(old)).containsExactly("first", "second");
      List<String> months =
          List.of(OldRows.month(401), OldRows.month(400)).stream().distinct().toList();

      long newIds = 0;
      for (String month : months) {
        newIds += restore(old, month).newIds();
      }

      assertThat(newIds).isEqualTo(1);
      assertThat(old.inTable()).containsExactlyInAnyOrder("first", "second");
      assertThat(archived(old)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aTableWhoseKeyIsTheIdAloneIsToldOnceThatMatters(Kind kind) throws Exception {
    try (OldRows old = old(kind, List.of(OldRows.row("first", 401)))) {
      old.run();
      if (kind == Kind.H2) {
        old.database.execute("ALTER TABLE old_activity DROP PRIMARY KEY");
        old.database.execute("ALTER TABLE old_activity ADD PRIMARY KEY (id)");
      } else {
        old.database.execute("ALTER TABLE old_activity DROP PRIMARY KEY, ADD PRIMARY KEY (id)");
      }
      old.database.store().write(List.of(OldRows.row("second", 400)));
      old.database.execute("UPDATE user_activity_logs SET id = 1");

      assertThatThrownBy(() -> runAnew(old))
          .hasMessageContaining("an id was given again after its row had gone")
          .hasMessageContaining("DROP PRIMARY KEY, ADD PRIMARY KEY (id, created_at)");

      assertThat(old.inTable()).containsExactly("second");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void anEngineWithoutTransactionsIsRefused(Kind kind) throws Exception {
    try (OldRows old = old(kind, List.of(OldRows.row("a", 400)))) {
      old.database.execute(
          "CREATE TABLE old_activity ENGINE=MyISAM AS SELECT * FROM user_activity_logs WHERE 1 = 0");

      assertThatThrownBy(old::run)
          .hasMessageContaining("the engine of old_activity knows no transactions");

      assertThat(old.inTable()).containsExactly("a");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void whoMayNotCreateItIsToldWhatToRun(Kind kind) throws Exception {
    try (OldRows old = old(kind, List.of(OldRows.row("a", 400)))) {
      LimitedUser user =
          LimitedUser.of(kind.server(), old.database.name())
              .may("SELECT, INSERT, DELETE", "user_activity_logs")
              .may("SELECT, UPDATE", "user_activity_retention")
              .may("SELECT", "user_activity_holds");
      String[] limited = {"jdbc.user", user.name()};

      assertThatThrownBy(() -> runAnew(old, limited))
          .hasMessageContaining("the table old_activity of archive.table cannot be read or created")
          .hasMessageContaining("CREATE TABLE old_activity LIKE user_activity_logs");

      old.database.execute("CREATE TABLE old_activity LIKE user_activity_logs");
      user.may("SELECT, INSERT", OLD_ROWS);
      runAnew(old, limited);
      assertThat(archived(old)).containsExactly("a");
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "H2",
        "MYSQL_57",
        "MYSQL_8",
        "MYSQL_8_BY_MARIADB_URL",
        "MARIADB_11",
        "MARIADB_11_BY_MYSQL_URL"
      })
  void aMonthComesBackAsItWasAndIsOnHold(Kind kind) throws Exception {
    try (OldRows old =
        old(kind, IntStream.range(0, 250).mapToObj(ArchiveTableTest::full).toList())) {
      List<List<String>> before = old.database.rows(ALL);
      old.run();
      assertThat(old.database.count()).isZero();

      RestoredMonth restored = restore(old, OldRows.month(400));

      assertThat(old.database.rows(ALL)).isEqualTo(before);
      assertThat(archived(old)).isEmpty();
      assertThat(restored.rows()).isEqualTo(250);
      assertThat(restored.newIds()).isZero();
      old.run();
      assertThat(old.database.count()).isEqualTo(250);
      old.retention.holds().release(restored.hold());
      old.run();
      assertThat(old.database.count()).isZero();
    }
  }

  @Test
  void aMonthThatIsNotThereIsToldWithThoseThatAre() throws Exception {
    try (OldRows old = old(Kind.H2, List.of(OldRows.row("a", 400), OldRows.row("b", 800)))) {
      old.run();

      assertThatThrownBy(() -> restore(old, "1999-01"))
          .hasMessage(
              "there is no archive of 1999-01 in the table old_activity; there are: "
                  + OldRows.month(800)
                  + ", "
                  + OldRows.month(400));
    }
  }

  private static RestoredMonth restore(OldRows old, String month) throws Exception {
    Lease lease = old.lease();
    try (Archive archive = old.archive(lease)) {
      return archive.restore(month);
    } finally {
      lease.release();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_11"})
  void rowsOnHoldStay(Kind kind) throws Exception {
    ActivityRow alices = OldRows.old("alice's", 400).text(Column.USER_ID, "alice").build();
    try (OldRows old = old(kind, List.of(alices, OldRows.row("bob's", 400)))) {
      old.retention.holds().add(new LegalHold("case", "alice", null, null, null, null));

      assertThat(old.run().held()).isEqualTo(1);

      assertThat(old.inTable()).containsExactly("alice's");
      assertThat(archived(old)).containsExactly("bob's");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aPersonIsErasedThereToo(Kind kind) throws Exception {
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      rows.add(OldRows.old("old " + i, 400).text(Column.USER_ID, "alice").build());
    }
    rows.add(OldRows.old("bob's", 400).text(Column.USER_ID, "bob").build());
    rows.add(OldRows.old("young", 10).text(Column.USER_ID, "alice").build());
    try (OldRows old = old(kind, rows)) {
      old.run();
      Person alice = new Person(List.of("alice"));

      ErasureReport pseudonymised = erase(old, alice, false);
      assertThat(pseudonymised.erased()).isEqualTo(Map.of(OldRows.month(400), 700L, "table", 1L));
      assertThat(old.database.query("SELECT DISTINCT user_email FROM old_activity"))
          .containsExactlyInAnyOrder(null, pseudonymised.pseudonym());
      assertThat(archived(old)).hasSize(701);
      old.database.execute("UPDATE old_activity SET user_id = 'alice' WHERE user_id IS NULL");

      assertThat(erase(old, alice, true).erased()).isEqualTo(Map.of(OldRows.month(400), 700L));
      assertThat(archived(old)).containsExactly("bob's");
    }
  }

  private static ErasureReport erase(OldRows old, Person person, boolean delete) throws Exception {
    Lease lease = old.lease();
    try (Archive archive = old.archive(lease)) {
      return Erasure.erase(old.retention, lease, archive, person, delete, false);
    } finally {
      lease.release();
    }
  }

  @Test
  void anotherArchiveThanBeforeIsRefusedUntilItIsBegunOnPurpose() throws Exception {
    try (OldRows old = old(Kind.H2, List.of(OldRows.row("a", 400)))) {
      old.run();
      old.database.store().write(List.of(OldRows.row("b", 400)));

      for (String[] other :
          new String[][] {
            {"archive.table", "another"},
            {"archive.table", ""},
            {"archive.table", "", "archive.dir", directory.resolve("files").toString()}
          }) {
        assertThatThrownBy(() -> runAnew(old, other))
            .hasMessageContaining("are archived in the table old_activity, and ")
            .hasMessageContaining("archive --new-archive");
      }

      assertThat(old.inTable()).containsExactly("b");
    }
  }

  /** As a process does that begins now, and so sees the tables as they are. */
  private static RunTotals runAnew(OldRows old, String... options) throws Exception {
    Properties properties = old.database.properties("retention.days", "365");
    properties.setProperty("useractivity.archive.table", OLD_ROWS);
    for (int i = 0; i < options.length; i += 2) {
      properties.setProperty("useractivity." + options[i], options[i + 1]);
    }
    Configuration configuration = Stores.configuration(properties);
    RetentionSettings settings = RetentionSettings.of(configuration);
    try (RetentionDatabase database =
        RetentionDatabase.open(StoreSettings.of(configuration), Stores.silent())) {
      Lease lease = database.lease(Holder.ofThisProcess("test"));
      lease.take();
      try (RetentionRun run =
          RetentionRun.begin(database, lease, settings.policy(), settings.place())) {
        while (run.step() != RetentionRun.DONE) {
          // the pauses are the runner's
        }
        return run.totals();
      } finally {
        lease.release();
      }
    }
  }
}
