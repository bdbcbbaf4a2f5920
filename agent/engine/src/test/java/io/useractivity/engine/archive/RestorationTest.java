package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.useractivity.engine.store.retention.RowImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestorationTest {

  private static final String ALL = "SELECT * FROM user_activity_logs ORDER BY id";

  @TempDir Path directory;

  private OldRows old(Kind kind, List<ActivityRow> rows) throws Exception {
    return new OldRows(kind, directory.resolve("archive"), rows);
  }

  private static RestoredMonth restore(OldRows old, String month) throws Exception {
    Lease lease = old.lease();
    try (Archive archive = old.archive(lease)) {
      return archive.restore(month);
    } finally {
      lease.release();
    }
  }

  private static ActivityRow full(int i) {
    return OldRows.old("r" + i, 400)
        .text(Column.USER_EMAIL, "user" + i + "@example.org")
        .text(Column.USER_ID, String.valueOf(i))
        .text(Column.USER_AGENT, "\uD83D\uDE00 \\ ' \" \u0001 agent")
        .text(Column.IP_ADDRESS, "::1")
        .value(Column.REQUEST_DATA, i % 3 == 0 ? null : "{\"form\": {\"a\": [1, 2.5, \"\u00e9\"]}}")
        .value(Column.STATUS_CODE, 200 + i % 300)
        .value(Column.RESPONSE_TIME_MS, i)
        .value(Column.SUCCESS, i % 2 == 0)
        .build();
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
  void theRowsComeBackAsTheyWere(Kind kind) throws Exception {
    try (OldRows old =
        old(kind, IntStream.range(0, 250).mapToObj(RestorationTest::full).toList())) {
      List<List<String>> before = old.database.rows(ALL);
      old.run();
      assertThat(old.database.count()).isZero();

      RestoredMonth result = restore(old, OldRows.month(400));

      assertThat(old.database.rows(ALL)).isEqualTo(before);
      assertThat(result.rows()).isEqualTo(250);
      assertThat(result.newIds()).isZero();
      assertThat(old.directory().manifests()).isEmpty();
    }
  }

  @Test
  void theyAreOnHoldAndGoAgainOnceItIsReleased() throws Exception {
    try (OldRows old = old(Kind.H2, List.of(full(1), full(2)))) {
      old.run();
      RestoredMonth result = restore(old, OldRows.month(400));

      old.run();
      assertThat(old.inTable()).containsExactly("r1", "r2");
      assertThat(old.retention.holds().all())
          .extracting(LegalHold::name)
          .containsExactly(result.hold())
          .containsExactly("restored-" + OldRows.month(400));

      old.retention.holds().release(result.hold());
      old.run();
      assertThat(old.inTable()).isEmpty();
      assertThat(old.allArchived()).containsExactly("r1", "r2");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void oneThatWasKilledGoesOnWhereItEnded(Kind kind) throws Exception {
    try (OldRows old =
        old(kind, IntStream.range(0, 250).mapToObj(RestorationTest::full).toList())) {
      old.run();
      Manifest manifest = old.directory().manifest(OldRows.month(400));
      List<RowImage> first = new ArrayList<>();
      old.directory()
          .read(
              manifest,
              (row, position) -> {
                if (position < 100) {
                  first.add(row);
                }
              });
      Lease lease = old.lease();
      old.retention.restore(lease, first, manifest.id(), 100);
      lease.release();

      List<String> read = new ArrayList<>(old.inTable());
      new ArchiveReader(old.directory(), old.retention)
          .read(null, null, row -> read.add(row.text("resource_id")));
      assertThat(read).hasSize(250).doesNotHaveDuplicates();

      restore(old, OldRows.month(400));
      assertThat(old.inTable()).hasSize(250).doesNotHaveDuplicates();
      assertThat(old.retention.state().halfRestored()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MARIADB_11"})
  void aRowWhoseIdWasGivenAwayMeanwhileGetsANewOne(Kind kind) throws Exception {
    try (OldRows old = old(kind, List.of(full(1), full(2)))) {
      old.run();
      old.database.store().write(List.of(OldRows.row("young", 1)));
      old.database.execute("UPDATE user_activity_logs SET id = 1");

      assertThat(restore(old, OldRows.month(400)).newIds()).isEqualTo(1);

      assertThat(old.inTable()).containsExactlyInAnyOrder("young", "r1", "r2");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MARIADB_11"})
  void intoATableThatDoesNotHoldThemNothingIsRestoredAndTheArchiveStays(Kind kind)
      throws Exception {
    try (OldRows old = old(kind, List.of(full(1)))) {
      old.run();
      old.database.execute("ALTER TABLE user_activity_logs DROP COLUMN user_agent");

      assertThatThrownBy(() -> restoreAnew(old))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("user_agent")
          .hasMessageContaining("which the table does not have");

      assertThat(old.database.count()).isZero();
      assertThat(old.allArchived()).containsExactly("r1");
    }
  }

  /** By a process that begins now and so sees the table as it is. */
  private void restoreAnew(OldRows old) throws Exception {
    try (var retention =
        RetentionDatabase.open(
            StoreSettings.of(Stores.configuration(old.database.properties())), Stores.silent())) {
      Lease lease = retention.lease(Holder.ofThisProcess("test"));
      lease.take();
      try (Archive archive = old.settings.place().open(retention, lease)) {
        archive.restore(OldRows.month(400));
      } finally {
        lease.release();
      }
    }
  }

  @Test
  void anArchiveThatIsDamagedIsNotRestored() throws Exception {
    try (OldRows old = old(Kind.H2, List.of(full(1)))) {
      old.run();
      try (Stream<Path> files = Files.list(old.place)) {
        Path data = files.filter(file -> file.toString().endsWith(".gz")).findFirst().orElseThrow();
        byte[] content = Files.readAllBytes(data);
        content[content.length - 5] ^= 1;
        Files.write(data, content);
      }

      assertThatThrownBy(() -> restore(old, OldRows.month(400)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not what its manifest says");
      assertThat(old.database.count()).isZero();
    }
  }

  @Test
  void aMonthWithoutAnArchiveIsToldWithThoseThereAre() throws Exception {
    try (OldRows old = old(Kind.H2, List.of(full(1)))) {
      old.run();

      assertThatThrownBy(() -> restore(old, "1999-01"))
          .hasMessageContaining("there is no archive of 1999-01")
          .hasMessageContaining("there are: " + OldRows.month(400));
    }
  }
}
