package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.EachServer;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against real databases: what refuses one row, in whatever words, costs no other. */
class OddDatabaseTest {

  private static final int ROWS = 60;

  private final Figures figures = new Figures();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final MemoryJournal journal = new MemoryJournal(1_000, new ByteBudget(1 << 24));
  private Thread thread;

  @AfterEach
  void stop() throws InterruptedException {
    if (thread != null) {
      thread.interrupt();
      thread.join();
    }
  }

  @ParameterizedTest
  @EachServer
  void aWordThatAnEnumDoesNotHaveCostsThatWord(Kind kind) throws Exception {
    TestDatabase database = written(kind);
    database.execute(
        kind == Kind.H2
            ? "ALTER TABLE user_activity_logs ALTER COLUMN activity_type ENUM('read', 'create')"
            : "ALTER TABLE user_activity_logs MODIFY activity_type ENUM('read', 'create')");

    append(odd().text(Column.ACTIVITY_TYPE, "hack"));

    awaitAll(database);
    assertThat(oddOnes(database, "activity_type")).containsOnlyNulls();
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aTriggerThatRefusesATextCostsThatText(Kind kind) throws Exception {
    TestDatabase database = written(kind);
    trigger(database, "NEW.user_agent = 'odd'", "45000", 1644);

    append(odd().text(Column.USER_AGENT, "odd"));

    awaitAll(database);
    assertThat(oddOnes(database, "endpoint")).containsOnly("/odd");
    assertThat(oddOnes(database, "user_agent")).containsOnlyNulls();
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aTriggerThatRefusesWholeRowsCostsNoOther(Kind kind) throws Exception {
    TestDatabase database = written(kind);
    trigger(database, "NEW.status_code = 418", "45000", 1644);

    append(odd());

    await().atMost(Duration.ofSeconds(30)).until(() -> database.count() == 1 + ROWS - 3);
    awaitCounted(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void aTriggerThatBlamesTheServersStateCostsNoOtherRow(Kind kind) throws Exception {
    TestDatabase database = written(kind);
    trigger(database, "NEW.status_code = 418", "40001", 1213);

    append(odd());

    await().atMost(Duration.ofSeconds(60)).until(() -> database.count() == 1 + ROWS - 3);
  }

  @ParameterizedTest
  @EachServer(embedded = false)
  void aViewThatDoesNotTakeARowCostsNoOther(Kind kind) throws Exception {
    TestDatabase database = written(kind);
    database.execute("RENAME TABLE user_activity_logs TO those");
    database.execute(
        "CREATE VIEW user_activity_logs AS SELECT * FROM those"
            + " WHERE user_agent IS NULL WITH CHECK OPTION");

    append(odd().text(Column.USER_AGENT, "odd"));

    awaitAll(database);
    assertThat(oddOnes(database, "endpoint")).containsOnly("/odd");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_10", "MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void aCheckThatATextDoesNotPassCostsThatText(Kind kind) throws Exception {
    TestDatabase database = written(kind);
    database.execute(
        "ALTER TABLE user_activity_logs ADD CONSTRAINT polite CHECK (user_agent <> 'odd')");

    append(odd().text(Column.USER_AGENT, "odd"));

    awaitAll(database);
    assertThat(oddOnes(database, "endpoint")).containsOnly("/odd");
  }

  private static void trigger(TestDatabase database, String when, String state, int number)
      throws Exception {
    database.execute(
        "CREATE TRIGGER odd BEFORE INSERT ON user_activity_logs FOR EACH ROW IF "
            + when
            + " THEN SIGNAL SQLSTATE '"
            + state
            + "' SET MYSQL_ERRNO = "
            + number
            + ", MESSAGE_TEXT = 'not that'; END IF");
  }

  /** A database that has a table with one row, and is written to from the journal. */
  private TestDatabase written(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    TestStore store = database.store();
    store.write(Stores.rows(1));
    assumeThat(database.count()).isEqualTo(1);
    Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO);
    Delivery delivery =
        new Delivery(
            journal,
            DeadLetters.none(log),
            store.asStore(),
            figures,
            figures.counter(Figures.REDUCED),
            log,
            1_000);
    thread = new Thread(new Flusher(journal, delivery, 30, 10));
    thread.start();
    return database;
  }

  private static ActivityRow.Builder odd() {
    return Stores.at(Stores.NOON).text(Column.ENDPOINT, "/odd").value(Column.STATUS_CODE, 418);
  }

  /** Some rows, of which the first, a middle one and the last are odd. */
  private void append(ActivityRow.Builder odd) {
    List<ActivityRow> rows = new ArrayList<>(Stores.rows(ROWS));
    rows.set(0, odd.build());
    rows.set(ROWS / 2, odd.build());
    rows.set(ROWS - 1, odd.build());
    for (ActivityRow row : rows) {
      assertThat(journal.append(row)).isTrue();
    }
  }

  private void awaitAll(TestDatabase database) {
    await().atMost(Duration.ofSeconds(30)).until(() -> database.count() == 1 + ROWS);
    await().until(() -> figures.value(Figures.REDUCED) == 3);
    assertThat(figures.value(Figures.FAILED)).isZero();
  }

  /** Others have to come to show who is to blame. */
  private void awaitCounted(int rows) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              assertThat(journal.append(Stores.rows(1).get(0))).isTrue();
              return figures.value(Figures.FAILED) == rows;
            });
  }

  private static List<String> oddOnes(TestDatabase database, String column) throws Exception {
    List<String> odd =
        database.query("SELECT " + column + " FROM user_activity_logs WHERE status_code = 418");
    assertThat(odd).hasSize(3);
    return odd;
  }
}
