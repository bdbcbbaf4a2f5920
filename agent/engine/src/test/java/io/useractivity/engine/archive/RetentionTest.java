package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import io.useractivity.engine.store.retention.Holder;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the agent archives and deletes; how is RetentionRunTest's. */
class RetentionTest {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final long ASKS_AGAIN = TimeUnit.MINUTES.toNanos(10);

  @TempDir Path directory;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log =
      new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO);
  private TestDatabase database;
  private TestStore store;

  @BeforeEach
  void open() throws Exception {
    database = new TestDatabase(Kind.H2);
    store = database.store();
  }

  private Retention retention(String... options) {
    Properties properties = database.properties();
    properties.setProperty("useractivity.retention.days", "30");
    for (int i = 0; i < options.length; i += 2) {
      properties.setProperty("useractivity." + options[i], options[i + 1]);
    }
    return new Retention(
        RetentionSettings.of(Stores.configuration(properties)), store.deferred(), log);
  }

  /** Steps until it waits for longer than between two of them. */
  private static long run(Retention retention) {
    long wait = retention.run(0);
    while (wait < MINUTE) {
      wait = retention.run(0);
    }
    return wait;
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private LastRun lastRun() throws Exception {
    try (RetentionDatabase opened = RetentionDatabase.of(store.deferred().database(), true)) {
      return opened.state().lastRun();
    }
  }

  @Test
  void beforeTheFirstRowIsStoredNothingOfTheDatabaseIsTouched() throws Exception {
    assertThat(retention().run(0)).isEqualTo(TimeUnit.SECONDS.toNanos(1));

    assertThat(database.query("SELECT table_name FROM information_schema.tables"))
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("user_activity"));
  }

  @Test
  void onceARowIsStoredOldOnesGoAndTheRunIsTold() throws Exception {
    store.write(List.of(OldRows.row("old", 31), OldRows.row("young", 29)));

    assertThat(run(retention())).isEqualTo(ASKS_AGAIN);

    assertThat(database.query("SELECT resource_id FROM user_activity_logs"))
        .containsExactly("young");
    assertThat(said()).contains("INFO Retention: deleted 1 row.");
    assertThat(lastRun().result()).isEqualTo("done");
    assertThat(lastRun().deleted()).isEqualTo(1);
    assertThat(lastRun().by()).endsWith("(agent)");
  }

  @Test
  void withAnArchiveTheyGoThere() throws Exception {
    store.write(List.of(OldRows.row("old", 31)));
    Path archive = directory.resolve("archive");

    run(retention("archive.dir", archive.toString()));

    assertThat(said()).contains("Retention: archived 1 row in " + archive + ", deleted 1 row.");
    assertThat(new ArchiveDirectory(archive.toFile()).manifests()).hasSize(1);
  }

  @Test
  void theNextRunIsADayLaterByWhicheverProcess() throws Exception {
    store.write(List.of(OldRows.row("old", 31)));
    Retention mine = retention();
    run(mine);
    store.write(List.of(OldRows.row("old", 31)));

    assertThat(run(mine)).isEqualTo(ASKS_AGAIN);
    assertThat(run(retention())).as("another JVM").isEqualTo(ASKS_AGAIN);
    assertThat(database.count()).isEqualTo(1);

    database.execute(
        "UPDATE user_activity_retention SET run_started = DATEADD(HOUR, -25, run_started)");
    run(mine);
    assertThat(database.count()).isZero();
  }

  @Test
  void aProcessThatHasJustStartedLooksUnlessItWasDoneWithinTheHour() throws Exception {
    store.write(List.of(OldRows.row("old", 31)));
    run(retention());
    store.write(List.of(OldRows.row("old", 31)));
    database.execute(
        "UPDATE user_activity_retention SET run_started = DATEADD(HOUR, -2, run_started)");

    run(retention());

    assertThat(database.count()).isZero();
  }

  @Test
  void whileAnotherProcessIsAtItNothingIsDone() throws Exception {
    store.write(List.of(OldRows.row("old", 31)));
    try (RetentionDatabase other = RetentionDatabase.of(store.deferred().database(), true)) {
      Lease lease = other.lease(Holder.ofThisProcess("archive"));
      lease.take();

      assertThat(retention().run(0)).isEqualTo(MINUTE);
      assertThat(database.count()).isEqualTo(1);

      lease.release();
      run(retention());
      assertThat(database.count()).isZero();
    }
  }

  @Test
  void aFailureIsToldToAllAndTriedAgainEverLater() throws Exception {
    store.write(List.of(OldRows.row("old", 31)));
    Path file = Files.createFile(directory.resolve("file"));
    Retention retention = retention("archive.dir", file.resolve("archive").toString());

    assertThat(run(retention)).isEqualTo(MINUTE);
    assertThat(run(retention)).isEqualTo(2 * MINUTE);

    assertThat(said())
        .contains("WARN Old rows could not be archived or deleted: the directory " + file);
    assertThat(lastRun().result()).contains("cannot be created");
    assertThat(database.count()).isEqualTo(1);
  }

  @Test
  void itsEndBetweenTwoStepsGivesTheTurnBack() throws Exception {
    store.write(List.of(OldRows.row("old", 31)));
    Retention retention = retention();
    retention.run(0);

    retention.close();
    retention.run(0);

    assertThat(database.count()).isEqualTo(1);
    run(retention());
    assertThat(database.count()).isZero();
  }
}
