package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import io.useractivity.engine.store.retention.Holder;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From the words of archive, restore, hold, find-user, export-user, erase-user to what is said. */
class RetentionCommandsTest {

  private final LocalDateTime old = LocalDateTime.now(ZoneOffset.UTC).minusDays(400).withNano(0);
  private final String month = old.toString().substring(0, 7);

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private TestDatabase database;
  private TestStore store;

  private int run(String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--config");
    all.add(directory.resolve("ua.properties").toString());
    return new Commands(
            new File(directory.toFile(), "user-activity-agent.jar"),
            new Console(print(out), print(err), new Terminal(null, false)))
        .run(all);
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out());
  }

  private static ActivityRow row(String name, LocalDateTime created, String id, String email) {
    return Stores.at(created)
        .text(Column.RESOURCE_ID, name)
        .text(Column.USER_ID, id)
        .text(Column.USER_EMAIL, email)
        .build();
  }

  private void rows(Kind kind, String... options) throws Exception {
    database = new TestDatabase(kind);
    store = database.store();
    store.write(
        List.of(
            row("old", old, "7", "alice@example.org"),
            row("old too", old, "8", "bob@example.org"),
            row("young", old.plusDays(390), "7", null)));
    Properties properties = database.properties();
    List<String> lines = new ArrayList<>();
    for (String name : properties.stringPropertyNames()) {
      lines.add(name.substring("useractivity.".length()) + "=" + properties.getProperty(name));
    }
    lines.add("retention.days=365");
    lines.add("archive.dir=" + directory.resolve("archive"));
    lines.add("data.dir=" + directory.resolve("data"));
    lines.addAll(Arrays.asList(options));
    Files.write(directory.resolve("ua.properties"), lines);
  }

  private List<String> inTable() throws Exception {
    return database.query("SELECT resource_id FROM user_activity_logs ORDER BY id");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void anArchiveIsPlannedMadeVerifiedAndRestored(Kind kind) throws Exception {
    rows(kind);

    assertThat(run("archive", "--dry-run")).as(err()).isZero();
    assertThat(out())
        .contains(month + "  2")
        .contains("2 rows are past their time and would be archived in " + directory);
    assertThat(inTable()).hasSize(3);

    assertThat(run("archive")).as(err()).isZero();
    assertThat(out()).startsWith("Retention: archived 2 rows in " + directory.resolve("archive"));
    assertThat(inTable()).containsExactly("young");

    assertThat(run("archive", "--verify", "--json")).as(err()).isZero();
    assertThat(json().get(0).get("month").asText()).isEqualTo(month);
    assertThat(json().get(0).get("verdict").asText()).isEqualTo("ok");

    assertThat(run("restore", month)).as(err()).isZero();
    assertThat(out())
        .startsWith("The archive of " + month + " is back in the table, 2 rows. They are on hold")
        .contains("hold restored-" + month + " --release");
    assertThat(inTable()).containsExactly("old", "old too", "young");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void queryAndExportReadTheArchivesTooAndEachRowOnce(Kind kind) throws Exception {
    rows(kind);
    assertThat(run("archive")).as(err()).isZero();
    String since = old.minusDays(1).toString().substring(0, 10);

    assertThat(run("query", "--since", since, "--csv")).as(err()).isZero();
    assertThat(out().lines()).hasSize(2);
    assertThat(run("query", "--since", since, "--csv", "--archives")).as(err()).isZero();
    assertThat(out().lines()).hasSize(4);
    assertThat(out().lines().skip(1).map(line -> line.replaceFirst(",.*", "")))
        .containsExactly("3", "2", "1");
    assertThat(run("query", "--since", since, "-n", "2", "--json", "--archives")).isZero();
    assertThat(err()).startsWith("There may be more: --after ");
    String cursor = err().trim().replaceAll(".* ", "");
    assertThat(run("query", "--since", since, "--after", cursor, "--csv", "--archives")).isZero();
    assertThat(out().lines().skip(1).map(line -> line.replaceFirst(",.*", "")))
        .containsExactly("1");
    assertThat(run("query", "--since", since, "--user", "alice@example.org", "--archives"))
        .isZero();
    assertThat(out()).contains("1 row");

    assertThat(run("export", "--json", "--archives")).as(err()).isZero();
    assertThat(out().lines()).hasSize(3);
    assertThat(out().lines().findFirst().orElseThrow())
        .contains("old")
        .contains("\"created_at\":\"" + old.toString().substring(0, 16));
    assertThat(run("export", "--json")).isZero();
    assertThat(out().lines()).hasSize(1);
  }

  private static final String TO_A_TABLE = "archive.table=old_activity";

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aTableTakesTheOldRowsInsteadOfFiles(Kind kind) throws Exception {
    rows(kind, "archive.dir=", TO_A_TABLE);
    String since = old.minusDays(1).toString().substring(0, 10);
    assertThat(run("archive", "--verify")).as(err()).isZero();
    assertThat(run("query", "--since", since, "--csv", "--archives")).as(err()).isZero();
    assertThat(out().lines()).hasSize(4);

    assertThat(run("archive", "--dry-run")).as(err()).isZero();
    assertThat(out())
        .contains("2 rows are past their time and would be archived in the table old_activity");
    assertThat(run("archive")).as(err()).isZero();
    assertThat(out()).startsWith("Retention: archived 2 rows in the table old_activity, deleted 2");
    assertThat(inTable()).containsExactly("young");
    assertThat(run("describe")).as(err()).isZero();
    assertThat(out()).contains("; archived in the table old_activity");
    assertThat(run("check")).as(out()).isZero();

    assertThat(run("archive", "--verify")).as(err()).isZero();
    assertThat(out()).containsPattern(month + " +2 +ok");
    database.execute(
        "INSERT INTO user_activity_logs (id, created_at, updated_at)"
            + " SELECT id, created_at, updated_at FROM old_activity WHERE resource_id = 'old'");
    assertThat(run("archive", "--verify", "--json")).isEqualTo(1);
    assertThat(json().get(0).get("verdict").asText())
        .startsWith("1 of them are in user_activity_logs as well");
    database.execute("DELETE FROM user_activity_logs WHERE resource_id IS NULL");

    assertThat(run("query", "--since", since, "--csv")).as(err()).isZero();
    assertThat(out().lines()).hasSize(2);
    assertThat(run("query", "--since", since, "-n", "2", "--json", "--archives")).isZero();
    assertThat(err()).startsWith("There may be more: --after ");
    String cursor = err().trim().replaceAll(".* ", "");
    assertThat(run("query", "--since", since, "--after", cursor, "--csv", "--archives")).isZero();
    assertThat(out().lines().skip(1).map(line -> line.replaceFirst(",.*", "")))
        .containsExactly("1");
    assertThat(run("query", "--since", since, "--user", "alice@example.org", "--archives"))
        .isZero();
    assertThat(out()).contains("1 row");
    assertThat(run("export", "--json", "--archives")).as(err()).isZero();
    assertThat(out().lines()).hasSize(3);

    assertThat(run("restore", month, "2199-12")).as(err()).isZero();
    assertThat(out())
        .startsWith("The archive of " + month + " is back in the table, 2 rows. They are on hold");
    assertThat(inTable()).containsExactly("old", "old too", "young");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aPersonIsFoundExportedAndErasedInTheArchivesTableToo(Kind kind) throws Exception {
    rows(kind, "archive.dir=", TO_A_TABLE);
    assertThat(run("find-user", "7", "--json")).as(err()).isZero();
    run("archive");

    assertThat(run("find-user", "alice@example.org", "7")).as(err()).isZero();
    assertThat(out()).contains(month).contains("table").contains("2 rows.");
    assertThat(run("find-user", "7", "--no-archives", "--json")).isZero();
    assertThat(json()).hasSize(1);
    assertThat(run("export-user", "alice@example.org", "7")).as(err()).isZero();
    assertThat(out().lines()).hasSize(2);

    assertThat(run("erase-user", "alice@example.org", "7", "--delete", "--json")).isZero();
    assertThat(json().get("by_place").get("table").asInt()).isEqualTo(1);
    assertThat(json().get("by_place").get(month).asInt()).isEqualTo(1);
    assertThat(run("find-user", "alice@example.org", "7", "bob@example.org")).isZero();
    assertThat(out()).contains("1 row.");
  }

  @Test
  void severalMonthsOfFilesAreRestoredAtOnce() throws Exception {
    rows(Kind.H2);
    store.write(List.of(row("older", old.minusDays(60), "9", null)));
    run("archive");
    String first = old.minusDays(60).toString().substring(0, 7);

    assertThat(run("restore", first, month, "--json")).as(err()).isZero();

    assertThat(json()).hasSize(2);
    assertThat(json().get(0).get("month").asText()).isEqualTo(first);
    assertThat(inTable()).hasSize(4);
    assertThat(run("restore", "1999-01", "1999-12")).isEqualTo(1);
    assertThat(err()).contains("no archive of 1999-01 in ").contains("there are: none");
  }

  @Test
  void anotherArchiveIsBegunOnPurpose() throws Exception {
    rows(Kind.H2);
    run("archive");
    rewrite(TO_A_TABLE);

    assertThat(run("archive")).isEqualTo(1);
    assertThat(err())
        .contains("are archived in " + directory.resolve("archive"))
        .contains("archive.table names the table old_activity");
    assertThat(run("archive", "--new-archive")).as(err()).isZero();
    assertThat(out()).contains("From now on rows go to the archive in the table old_activity.");
    assertThat(run("archive")).as(err()).isZero();

    rewrite("");
    assertThat(run("archive", "--new-archive")).isZero();
    assertThat(out()).contains("are deleted and not archived");
    assertThat(run("archive")).as(err()).isZero();
  }

  /** Where rows are archived, from now on. */
  private void rewrite(String archive) throws Exception {
    Path file = directory.resolve("ua.properties");
    Files.writeString(file, Files.readString(file).replaceAll("(?m)^archive\\..*$", archive));
  }

  @Test
  void aRunIsToldAsJson() throws Exception {
    rows(Kind.H2);

    assertThat(run("archive", "--json")).isZero();

    assertThat(json().get("archived").asInt()).isEqualTo(2);
    assertThat(json().get("deleted").asInt()).isEqualTo(2);
    assertThat(json().get("complete").asBoolean()).isTrue();
  }

  @Test
  void whoComesSecondIsToldWhoIsAtWork() throws Exception {
    rows(Kind.H2);
    try (RetentionDatabase other = RetentionDatabase.of(store.deferred().database(), true)) {
      Lease lease = other.lease(Holder.ofThisProcess("agent"));
      lease.take();

      assertThat(run("archive")).isEqualTo(1);
      assertThat(err())
          .startsWith("Another process archives, deletes, restores or erases rows of ")
          .contains("(agent). Try again when it has ended.");
      assertThat(run("erase-user", "7", "--delete")).isEqualTo(1);
      assertThat(run("restore", month)).isEqualTo(1);
      lease.release();
    }
    assertThat(inTable()).hasSize(3);
  }

  @Test
  void holdsAreAddedListedAndReleased() throws Exception {
    rows(Kind.H2);

    assertThat(run("hold", "case-17", "--user", "ALICE@example.org", "--reason", "a trial"))
        .as(err())
        .isZero();
    assertThat(run("hold", "case-17", "--tenant", "acme")).isEqualTo(1);
    assertThat(err()).contains("There is a hold of the name case-17 already");
    assertThat(run("hold")).isZero();
    assertThat(out()).contains("case-17").contains("ALICE@example.org").contains("a trial");
    assertThat(run("hold", "q1", "--from", "2024-01-01", "--until", "2024-04-01T00:00")).isZero();
    assertThat(run("hold", "--json")).isZero();
    assertThat(json().get(1).get("from").asText()).isEqualTo("2024-01-01T00:00:00.000Z");

    assertThat(run("archive")).isZero();
    assertThat(out()).contains("archived 1 row in").contains("; on legal hold: 1 row.");
    assertThat(inTable()).containsExactly("old", "young");

    assertThat(run("hold", "case-17", "--release")).isZero();
    assertThat(run("hold", "case-17", "--release")).isEqualTo(1);
    assertThat(err()).contains("There is no hold of the name case-17");
    assertThat(run("archive")).isZero();
    assertThat(inTable()).containsExactly("young");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aPersonIsFoundExportedAndErasedInTableAndArchive(Kind kind) throws Exception {
    rows(kind);
    run("archive");

    assertThat(run("find-user", "alice@example.org")).as(err()).isZero();
    assertThat(out())
        .contains(month)
        .contains("1 row.")
        .contains("to find the rows that have those alone, add: 7");
    assertThat(run("find-user", "alice@example.org", "7", "--json")).isZero();
    assertThat(json()).hasSize(2);
    assertThat(run("find-user", "7", "--no-archives", "--json")).isZero();
    assertThat(json()).hasSize(1);

    Path file = directory.resolve("alice.jsonl");
    assertThat(run("export-user", "alice@example.org", "7", "-o", file.toString())).isZero();
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(new ObjectMapper().readTree(Files.readAllLines(file).get(0)).get("id").asInt())
        .isEqualTo(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(run("export-user", "7", "-o", file.toString())).isEqualTo(1);
    assertThat(err()).contains("is there already");

    assertThat(run("erase-user", "alice@example.org", "7", "--delete", "--dry-run")).isZero();
    assertThat(out()).contains("2 rows would be deleted.");
    assertThat(run("erase-user", "alice@example.org", "7", "--delete", "--json")).isZero();
    assertThat(json().get("rows").asInt()).isEqualTo(2);
    assertThat(json().get("by_place").get("table").asInt()).isEqualTo(1);
    assertThat(json().get("by_place").get(month).asInt()).isEqualTo(1);
    assertThat(run("find-user", "alice@example.org", "7")).isZero();
    assertThat(out()).contains("0 rows.");
    assertThat(run("find-user", "bob@example.org")).isZero();
    assertThat(out()).contains("1 row.");
  }

  @Test
  void anExportToTheStandardOutputIsJsonLinesAlone() throws Exception {
    rows(Kind.H2);

    assertThat(run("export-user", "bob@example.org")).isZero();

    assertThat(json().get("user_id").asText()).isEqualTo("8");
    assertThat(err()).isEmpty();
  }

  @Test
  void anErasureWithoutTheArchiveThatThereIsIsRefused() throws Exception {
    rows(Kind.H2);
    run("archive");
    Path file = directory.resolve("ua.properties");
    Files.writeString(file, Files.readString(file).replaceAll("(?m)^archive.dir=.*$", ""));

    assertThat(run("erase-user", "bob@example.org", "--pseudonymise")).isEqualTo(1);

    assertThat(err()).contains("are also in the archive in " + directory.resolve("archive"));
  }

  @Test
  void aSessionsIdIsHashedAsTheAgentDoes() throws Exception {
    rows(Kind.H2, "capture.session-key=secret");

    assertThat(run("hash-session", "6F1A09C37E")).isZero();

    // printf 6F1A09C37E | openssl dgst -sha256 -hmac secret
    javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(
        new javax.crypto.spec.SecretKeySpec(
            "secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    assertThat(out().trim())
        .isEqualTo(
            java.util.HexFormat.of()
                .formatHex(mac.doFinal("6F1A09C37E".getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void whereTheAgentHasNoKeyNoneIsMade() throws Exception {
    rows(Kind.H2);

    assertThat(run("hash-session", "6F1A09C37E")).isEqualTo(1);

    assertThat(err()).startsWith("There is no session key in " + directory.resolve("data"));
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          restore                              | restore needs MONTH
          restore 2024-01 2023-12              | LAST of restore comes before MONTH; write the earlier one first.
          restore 2024-01 2024-13              | LAST of restore is of the form 2024-01, not "2024-13".
          restore january                      | MONTH of restore is of the form 2024-01, not "january".
          erase-user alice                     | Say what is to become of the rows: --delete or --pseudonymise, one of the two.
          erase-user alice --delete --pseudonymise | Say what is to become of the rows
          erase-user --delete                  | erase-user needs USER
          find-user                            | find-user needs USER
          hold case-17                         | hold NAME needs at least one of --user, --tenant, --from and --until.
          hold --user alice                    | hold needs a NAME to add or to release one.
          hold case-17 --from yesterday        | "yesterday" is no time; write it as 2024-01-31 or 2024-01-31T12:00 (UTC).
          hold case-17 --release --user alice  | hold NAME --release takes nothing else.
          archive --dry-run --verify           | --dry-run, --verify and --new-archive are different things to do; name one of them.
          archive 2024-01                      | archive takes options only, and "2024-01" is too much
          """)
  void wrongUsageIsToldWithWhatToDo(String arguments, String sentence) throws Exception {
    rows(Kind.H2);

    assertThat(run(arguments.split(" "))).isEqualTo(2);

    assertThat(err()).startsWith(sentence);
  }

  @Test
  void aDatabaseThatIsNotThereIsNotMade() throws Exception {
    Files.write(
        directory.resolve("ua.properties"),
        List.of("data.dir=" + directory.resolve("data"), "retention.days=3"));

    for (String command : List.of("archive", "find-user x", "erase-user x --delete", "hold")) {
      assertThat(run(command.split(" "))).as(command).isEqualTo(1);
      assertThat(err()).contains("the table user_activity_logs does not exist yet");
    }
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void withoutATimeToKeepThereIsNothingToArchive() throws Exception {
    rows(Kind.H2, "retention.days=0");

    assertThat(run("archive")).isEqualTo(1);

    assertThat(err()).startsWith("All rows are kept for ever, so there is nothing to archive");
  }

  @Test
  void anEmbeddedDatabaseThatTheApplicationHasOpenIsSaidToBe() throws Exception {
    Files.write(
        directory.resolve("ua.properties"),
        List.of("data.dir=" + directory.resolve("data"), "retention.days=3"));
    Properties properties = new Properties();
    properties.setProperty("useractivity.data.dir", directory.resolve("data").toString());
    TestStore application = Stores.open(StoreSettings.of(Stores.configuration(properties)));
    application.write(Stores.rows(1));
    try {
      Process other =
          new ProcessBuilder(
                  new File(System.getProperty("java.home"), "bin/java").getPath(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  CommandProcess.class.getName(),
                  "archive",
                  "--config",
                  directory.resolve("ua.properties").toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(other.waitFor()).isEqualTo(1);
      assertThat(said).contains("a running application has it open");
    } finally {
      application.close();
    }
  }
}
