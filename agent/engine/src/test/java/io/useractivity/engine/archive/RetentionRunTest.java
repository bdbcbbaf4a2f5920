package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.LegalHold;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionRunTest {

  @TempDir Path directory;

  private Path archive() {
    return directory.resolve("archive");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void whatIsPastItsTimeGoesToTheFileOfItsMonthAndTheRestStays(Kind kind) throws Exception {
    List<ActivityRow> rows =
        List.of(
            OldRows.row("two years old", 730),
            OldRows.row("just past", 366),
            OldRows.row("young", 364),
            OldRows.row("two years old too", 730));
    try (OldRows old = new OldRows(kind, archive(), rows)) {
      RunTotals totals = old.run();

      assertThat(old.inTable()).containsExactly("young");
      assertThat(old.archived().get(OldRows.month(730)))
          .containsExactly("two years old", "two years old too");
      assertThat(old.archived().get(OldRows.month(366))).containsExactly("just past");
      assertThat(totals)
          .hasToString("Retention: archived 3 rows in " + archive() + ", deleted 3 rows.");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aLineHasEachColumnOfItsRow(Kind kind) throws Exception {
    ActivityRow row =
        OldRows.old("42", 400)
            .text(Column.USER_EMAIL, "jos\u00e9@example.org")
            .text(Column.USER_AGENT, "\uD83D\uDE00 \"quoted\" \\ back")
            .value(Column.REQUEST_DATA, "{\"query\": {\"q\": [1, 2.50, null]}}")
            .value(Column.STATUS_CODE, 404)
            .value(Column.SUCCESS, false)
            .build();
    try (OldRows old = new OldRows(kind, archive(), List.of(row))) {
      String data = old.database.query("SELECT request_data FROM user_activity_logs").get(0);

      old.run();

      String line = lines(dataFile()).get(0);
      assertThat(line)
          .startsWith("{\"id\":1,")
          .contains("\"user_email\":\"jos\u00e9@example.org\"")
          .contains("\"user_agent\":\"\uD83D\uDE00 \\\"quoted\\\" \\\\ back\"")
          .contains("\"request_data\":" + data + ",")
          .contains("\"status_code\":404,")
          .contains("\"success\":false,")
          .contains("\"user_role\":null,")
          .contains("\"created_at\":\"" + OldRows.NOW.minusDays(400) + "Z\"");
    }
  }

  @Test
  void theManifestSaysWhatAnybodyCanCheck() throws Exception {
    try (OldRows old =
        new OldRows(Kind.H2, archive(), List.of(OldRows.row("a", 400), OldRows.row("b", 400)))) {
      old.run();

      Manifest manifest = old.directory().manifest(OldRows.month(400));
      byte[] content = Files.readAllBytes(dataFile());
      assertThat(manifest.file()).isEqualTo(dataFile().getFileName().toString());
      assertThat(manifest.rows()).isEqualTo(2);
      assertThat(manifest.firstId()).isEqualTo(1);
      assertThat(manifest.lastId()).isEqualTo(2);
      assertThat(manifest.oldest()).isEqualTo(OldRows.NOW.minusDays(400));
      assertThat(manifest.bytes()).isEqualTo(content.length);
      assertThat(manifest.sha256())
          .isEqualTo(
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
      assertThat(manifest.isSettled()).isTrue();
    }
  }

  @Test
  void filesAndDirectoryAreForTheirOwnerAlone() throws Exception {
    try (OldRows old = new OldRows(Kind.H2, archive(), List.of(OldRows.row("a", 400)))) {
      old.run();
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive())))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(archive())) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void aMonthThatIsArchivedAlreadyGrows() throws Exception {
    try (OldRows old = new OldRows(Kind.H2, archive(), List.of(OldRows.row("first", 400)))) {
      old.run();
      old.database.store().write(List.of(OldRows.row("late", 400)));

      old.run();

      assertThat(old.archived().get(OldRows.month(400))).containsExactly("first", "late");
      assertThat(lines(dataFile())).hasSize(2);
    }
  }

  @Test
  void typesAndTenantsHaveTimesOfTheirOwn() throws Exception {
    List<ActivityRow> rows =
        List.of(
            OldRows.old("view", 100).text(Column.ACTIVITY_TYPE, "view").build(),
            OldRows.old("login", 500).text(Column.ACTIVITY_TYPE, "login").build(),
            OldRows.old("other", 500).text(Column.ACTIVITY_TYPE, "create").build(),
            OldRows.old("acme", 500).text(Column.TENANT_ID, "acme").build(),
            OldRows.old("acme's view", 100)
                .text(Column.ACTIVITY_TYPE, "View")
                .text(Column.TENANT_ID, "ACME")
                .build(),
            OldRows.old("brief", 40).text(Column.TENANT_ID, "brief").build());
    try (OldRows old =
        new OldRows(
            Kind.H2,
            archive(),
            rows,
            "retention.by-type",
            "view=90, login=0",
            "retention.by-tenant",
            "acme=600, brief=30")) {
      old.run();

      assertThat(old.inTable()).containsExactly("login", "acme", "acme's view");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_11"})
  void rowsOnHoldStayUntilItIsReleased(Kind kind) throws Exception {
    List<ActivityRow> rows =
        List.of(
            OldRows.old("by e-mail", 400).text(Column.USER_EMAIL, "Alice@example.org").build(),
            OldRows.old("by id", 400).text(Column.USER_ID, "alice@example.org").build(),
            OldRows.old("by tenant", 401).text(Column.TENANT_ID, "acme").build(),
            OldRows.old("by time", 500).build(),
            OldRows.old("bob's", 400).text(Column.USER_EMAIL, "bob@example.org").build());
    LocalDateTime then = OldRows.NOW.minusDays(500);
    try (OldRows old = new OldRows(kind, archive(), rows)) {
      old.retention.holds().add(hold("alice", "alice@example.org", null, null, null));
      old.retention.holds().add(hold("acme", null, "acme", null, null));
      old.retention.holds().add(hold("day", null, null, then, then.plusNanos(1_000_000)));

      assertThat(old.run().held()).isEqualTo(4);
      assertThat(old.inTable()).containsExactly("by e-mail", "by id", "by tenant", "by time");

      assertThat(old.retention.holds().release("alice")).isTrue();
      old.run();
      assertThat(old.inTable()).containsExactly("by tenant", "by time");
    }
  }

  private static LegalHold hold(
      String name, String user, String tenant, LocalDateTime from, LocalDateTime until) {
    return new LegalHold(name, user, tenant, from, until, null);
  }

  /** After each step once: in the middle of blocks, before and after each commit. */
  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aRunThatEndsAfterAnyStepIsEndedByTheNext(Kind kind) throws Exception {
    List<ActivityRow> rows =
        IntStream.range(0, 5_000).mapToObj(i -> OldRows.row("r" + i, 400 + i % 40)).toList();
    try (OldRows old = new OldRows(kind, archive(), rows)) {
      for (int steps = 1; old.database.count() > 0; steps++) {
        old.run(steps);

        List<String> all = new ArrayList<>(old.inTable());
        new ArchiveReader(old.directory(), old.retention)
            .read(null, null, row -> all.add(row.text("resource_id")));
        assertThat(all).hasSize(5_000).doesNotHaveDuplicates();
      }
      assertThat(old.run().deleted()).isZero();
      assertThat(old.allArchived()).hasSize(5_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatAKilledProcessHasHalfWrittenIsCutOff() throws Exception {
    try (OldRows old = new OldRows(Kind.H2, archive(), List.of(OldRows.row("a", 400)))) {
      old.run();
      Files.write(dataFile(), new byte[] {31, -117, 8, 0, 1, 2, 3}, StandardOpenOption.APPEND);
      Files.createFile(archive().resolve("user_activity_logs-2001-01.jsonl.gz"));
      old.database.store().write(List.of(OldRows.row("b", 400)));

      old.run();

      assertThat(old.archived().get(OldRows.month(400))).containsExactly("a", "b");
      assertThat(lines(dataFile())).hasSize(2);
      assertThat(archive().resolve("user_activity_logs-2001-01.jsonl.gz")).doesNotExist();
    }
  }

  @Test
  void toAFileThatSomebodyHasChangedNothingIsAdded() throws Exception {
    try (OldRows old = new OldRows(Kind.H2, archive(), List.of(OldRows.row("a", 400)))) {
      old.run();
      byte[] content = Files.readAllBytes(dataFile());
      content[content.length / 2] ^= 1;
      Files.write(dataFile(), content);
      old.database.store().write(List.of(OldRows.row("b", 400)));

      assertThatThrownBy(old::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not what its manifest says");

      assertThat(old.inTable()).containsExactly("b");
    }
  }

  @Test
  void theDirectoryOfAnotherDatabaseIsRefused() throws Exception {
    try (OldRows one = new OldRows(Kind.H2, archive(), List.of(OldRows.row("a", 400)));
        OldRows other = new OldRows(Kind.H2, archive(), List.of(OldRows.row("b", 400)))) {
      one.run();

      assertThatThrownBy(other::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("holds the archive of another database");
      assertThat(other.inTable()).containsExactly("b");
    }
  }

  @Test
  void aSecondDirectoryOfADatabaseIsRefusedUntilItIsBegunOnPurpose() throws Exception {
    Path second = directory.resolve("second");
    try (OldRows old = new OldRows(Kind.H2, archive(), List.of(OldRows.row("a", 400)))) {
      old.run();
      old.database.store().write(List.of(OldRows.row("b", 400)));
      ArchiveDirectory elsewhere = new ArchiveDirectory(second.toFile());
      ArchivePlace there = new ArchiveFiles(elsewhere);

      assertThatThrownBy(() -> run(old, there))
          .hasMessageContaining("are archived in " + archive())
          .hasMessageContaining("archive --new-archive");
      assertThatThrownBy(() -> run(old, null))
          .hasMessageContaining("are archived in " + archive())
          .hasMessageContaining("neither archive.dir nor archive.table is set");
      assertThat(old.inTable()).containsExactly("b");

      there.begin(old.retention);
      run(old, there);
      assertThat(old.inTable()).isEmpty();
      assertThat(elsewhere.manifests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void withoutADirectoryRowsAreDeletedAlone(Kind kind) throws Exception {
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      rows.add(OldRows.row("old", 400));
    }
    rows.add(OldRows.row("young", 10));
    try (OldRows old = new OldRows(kind, archive(), rows, "archive.dir", "")) {
      assertThat(old.run()).hasToString("Retention: deleted 1200 rows.");

      assertThat(old.inTable()).containsExactly("young");
      assertThat(archive()).doesNotExist();
    }
  }

  private static void run(OldRows old, ArchivePlace place) throws Exception {
    Lease lease = old.lease();
    try (RetentionRun run =
        RetentionRun.begin(old.retention, lease, old.settings.policy(), place)) {
      while (run.step() != RetentionRun.DONE) {
        // the pauses are the runner's
      }
    } finally {
      lease.release();
    }
  }

  /** The only one. */
  private Path dataFile() throws IOException {
    try (Stream<Path> files = Files.list(archive())) {
      return files.filter(file -> file.toString().endsWith(".jsonl.gz")).findFirst().orElseThrow();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
