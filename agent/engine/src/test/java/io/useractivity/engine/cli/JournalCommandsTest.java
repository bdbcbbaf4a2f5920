package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.FileJournal;
import io.useractivity.engine.journal.JournalSettings;
import io.useractivity.engine.journal.JournalSettings.Forced;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for rows that are not in the table yet. */
class JournalCommandsTest {

  @TempDir private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private TestDatabase database;
  private Path config;

  @BeforeEach
  void configure() throws Exception {
    database = new TestDatabase(Kind.H2);
    config = directory.resolve("agent.properties");
    Files.writeString(
        config, "jdbc.url=" + database.url() + "\ndata.dir=" + directory.resolve("data") + "\n");
  }

  @Test
  void whereNoRowsWaitThatIsSaid() {
    assertThat(run("journal")).isZero();

    assertThat(said(out)).startsWith("No journal is in ").endsWith(": no rows wait there.\n");
  }

  @Test
  void aJournalOfAProcessThatIsGoneIsListedExportedAndDeliveredOnce() throws Exception {
    leave(rows("7", 3));

    assertThat(run("journal", "--verify")).isZero();
    assertThat(said(out)).contains("gone").contains("1 journal");
    assertThat(run("journal", "--export")).isZero();
    assertThat(said(out).lines()).hasSize(3).allMatch(line -> line.contains("\"user_id\":\"7\""));
    assertThat(run("journal", "--deliver")).isZero();
    assertThat(said(out)).startsWith("Stored 3,");
    assertThat(run("journal", "--deliver")).isZero();
    assertThat(database.count()).isEqualTo(3);
  }

  @Test
  void oneThatIsInUseIsLeftAlone() throws Exception {
    FileJournal journal = journal();
    try {
      rows("7", 3).forEach(journal::append);
      journal.secure();

      assertThat(run("journal")).isZero();
      assertThat(said(out)).contains("running");
      assertThat(run("journal", "--deliver")).isZero();
      assertThat(said(out)).startsWith("Stored 0,");
    } finally {
      journal.close();
    }
  }

  @Test
  void aDamagedOneFailsItsVerification() throws Exception {
    leave(rows("7", 3));
    try (Stream<Path> files = Files.walk(directory)) {
      Path segment = files.filter(each -> each.toString().endsWith(".rows")).findFirst().get();
      byte[] bytes = Files.readAllBytes(segment);
      bytes[bytes.length - 5] ^= 1;
      Files.write(segment, bytes);
    }

    assertThat(run("journal", "--verify")).isEqualTo(1);
  }

  @Test
  void deadLettersAreListedAndStoredAndThenGone() throws Exception {
    letter(rows("7", 1).get(0));

    assertThat(run("replay-dead-letters", "--list")).isZero();
    assertThat(said(out)).contains("\"reason\":\"too odd\"");
    assertThat(run("replay-dead-letters")).isZero();
    assertThat(said(out)).isEqualTo("Stored 1, still refused 0.\n");
    assertThat(run("replay-dead-letters")).isZero();
    assertThat(database.count()).isEqualTo(1);
    assertThat(directory.resolve("data/dead-letters")).isEmptyDirectory();
  }

  @Test
  void findUserAndEraseUserCoverBoth() throws Exception {
    database.store().write(rows("8", 1));
    leave(rows("7", 2));
    letter(rows("7", 1).get(0));
    letter(rows("8", 1).get(0));

    assertThat(run("find-user", "7")).isZero();
    assertThat(said(out)).contains("Not in the table yet: 2 in journals, 1 in dead letters.");
    assertThat(run("erase-user", "7", "--delete")).isEqualTo(1);
    assertThat(said(out)).contains("Dead letters that went: 1");
    assertThat(said(err)).contains("2 more rows of this person wait in journals");
    assertThat(run("journal", "--deliver")).isZero();
    assertThat(run("erase-user", "7", "--delete")).isZero();
    assertThat(database.query("SELECT user_id FROM user_activity_logs")).containsExactly("8");
    assertThat(run("find-user", "8")).isZero();
    assertThat(said(out)).contains("0 in journals, 1 in dead letters.");
  }

  private void letter(ActivityRow row) {
    DeadLetters letters =
        new DeadLetters(directory.resolve("data/dead-letters").toFile(), 1 << 20, Stores.silent());
    assertThat(letters.keep(new Batch(new JournalId("j"), 3, List.of(row)), "too odd")).isTrue();
  }

  private void leave(List<ActivityRow> rows) {
    FileJournal journal = journal();
    rows.forEach(journal::append);
    journal.close();
  }

  private FileJournal journal() {
    return new FileJournal(
        new JournalSettings(
            directory.resolve("data/journal").toFile(), 1 << 24, false, Forced.NEVER),
        100,
        new ByteBudget(1 << 24),
        new Losses(),
        Stores.silent());
  }

  private static List<ActivityRow> rows(String user, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Stores.at(Stores.NOON).text(Column.USER_ID, user).build())
        .toList();
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--config");
    all.add(config.toString());
    return new Commands(
            new File("user-activity-agent.jar").getAbsoluteFile(),
            new Console(print(out), print(err), new Terminal(null, false)))
        .run(all);
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream from) {
    return from.toString(StandardCharsets.UTF_8);
  }
}
