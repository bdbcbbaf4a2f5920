package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** With foreign keys too, the application's rows are never locked by ours, nor ours by its. */
class NoLocksTest {

  /** {@code -Dlock.rounds=1000} for the long version. */
  private static final int ROUNDS = Integer.getInteger("lock.rounds", 100);

  private static final int USERS = 20;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aUserWhoIsBeingUpdatedDoesNotKeepRowsWaiting(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    TestStore store = database.store();
    store.write(List.of(naming(1)));
    try (Connection application = database.connection();
        Statement statement = application.createStatement()) {
      application.setAutoCommit(false);
      statement.execute("UPDATE users SET last_login = NOW() WHERE id = 7");
      statement.execute("UPDATE tenants SET name = 'new' WHERE id = 7");

      long start = System.nanoTime();
      store.write(List.of(naming(7), naming(8), naming(7)));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      application.commit();
    }
    assertThat(database.count()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aBatchThatIsBeingWrittenDoesNotKeepTheApplicationWaiting(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    TestStore store = database.store();
    store.write(List.of(naming(1)));
    String lock = database.name();
    // A batch stays in the middle of its transaction as long as the test has the named lock.
    database.execute(
        "CREATE TRIGGER holding AFTER INSERT ON user_activity_logs FOR EACH ROW BEGIN"
            + " DECLARE got INT;"
            + (" SET got = GET_LOCK('" + lock + "', 30);")
            + (" SET got = RELEASE_LOCK('" + lock + "'); END"));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection holder = database.connection();
        Statement holding = holder.createStatement();
        Connection application = database.connection();
        Statement statement = application.createStatement()) {
      holding.execute("DO GET_LOCK('" + lock + "', 0)");
      Future<?> write =
          thread.submit(
              () -> {
                store.write(List.of(naming(7), naming(8)));
                return null;
              });
      await()
          .atMost(20, TimeUnit.SECONDS)
          .until(
              () ->
                  !database
                      .rows(
                          "SELECT 1 FROM information_schema.processlist"
                              + " WHERE state = 'User lock' AND db = DATABASE()")
                      .isEmpty());

      statement.execute("SET SESSION innodb_lock_wait_timeout = 1");
      statement.execute("UPDATE users SET last_login = NOW() WHERE id = 7");
      statement.execute("UPDATE tenants SET name = 'new' WHERE id = 7");
      statement.execute("UPDATE users SET last_login = NOW()");
      assertThat(write.isDone()).isFalse();

      holding.execute("DO RELEASE_LOCK('" + lock + "')");
      write.get(20, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }
    assertThat(database.count()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void nobodyWaitsAndNobodyIsTheVictimOfADeadlockAtRandom(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    TestStore store = database.store();
    store.write(List.of(naming(1)));
    List<List<String>> before = lockWaits(database);
    AtomicBoolean written = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> application = thread.submit(() -> update(database, written));
      Random random = new Random(7);
      for (int round = 0; round < ROUNDS; round++) {
        List<ActivityRow> batch = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
          batch.add(naming(1 + random.nextInt(USERS)));
        }
        store.write(batch);
      }
      written.set(true);
      assertThat(application.get(60, TimeUnit.SECONDS)).isPositive();
    } finally {
      written.set(true);
      thread.shutdownNow();
    }

    assertThat(database.count()).isEqualTo(1 + 30 * ROUNDS);
    assertThat(lockWaits(database)).isEqualTo(before);
  }

  /** The application's part: transactions of several rows in any order, some of them slow. */
  private static int update(TestDatabase database, AtomicBoolean end) throws SQLException {
    Random random = new Random(8);
    int transactions = 0;
    try (Connection application = database.connection();
        Statement statement = application.createStatement()) {
      application.setAutoCommit(false);
      statement.execute("SET SESSION innodb_lock_wait_timeout = 1");
      while (!end.get()) {
        for (int i = 0; i < 3; i++) {
          int id = 1 + random.nextInt(USERS);
          statement.execute("UPDATE users SET last_login = NOW(6) WHERE id = " + id);
          statement.execute("UPDATE tenants SET name = RAND() WHERE id = " + id);
        }
        if (random.nextInt(10) == 0) {
          statement.execute("DO SLEEP(0.02)"); // a slow request
        }
        application.commit();
        transactions++;
      }
    }
    return transactions;
  }

  /** How often anybody has waited for a row; a deadlock is such a wait, too. */
  private static List<List<String>> lockWaits(TestDatabase database) throws SQLException {
    return database.rows("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_waits'");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void aRowOfAUserWhoHasGoneMeanwhileIsStored(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    TestStore store = database.store();
    store.write(List.of(naming(1)));
    List<ActivityRow> queued = List.of(naming(7), naming(8));

    database.execute("DELETE FROM users WHERE id = 7");
    database.execute("DELETE FROM tenants WHERE id = 7");
    store.write(queued);

    assertThat(database.query("SELECT user_email FROM user_activity_logs ORDER BY id"))
        .containsExactly("user1@example.org", "user7@example.org", "user8@example.org");
  }

  /** The server locks where that user's rows would be: they wait a little, and come again. */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void aRowOfAUserWhoIsBeingDeletedWaitsWithoutTheApplicationNoticing(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    TestStore store = database.store("schema.foreign-keys", "set-null");
    store.write(List.of(naming(1), naming(7)));
    try (Connection application = database.connection();
        Statement statement = application.createStatement()) {
      application.setAutoCommit(false);
      statement.execute("SET SESSION innodb_lock_wait_timeout = 1");
      statement.execute("DELETE FROM users WHERE id = 7");
      long start = System.nanoTime();

      StoreException given =
          catchThrowableOfType(
              StoreException.class, () -> store.write(List.of(naming(7), naming(8))));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      if (given != null) {
        assertThat(given.isRefused()).isFalse();
        assertThat(given.isUnconfirmed()).isFalse();
      }
      statement.execute("DELETE FROM users WHERE id = 8");
      application.commit();
      if (given != null) {
        store.write(List.of(naming(7), naming(8)));
      }
    }
    assertThat(database.query("SELECT user_email FROM user_activity_logs ORDER BY id"))
        .containsExactly(
            "user1@example.org", "user7@example.org", "user7@example.org", "user8@example.org");
  }

  private static TestDatabase withParents(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    database.execute("CREATE TABLE users (id INT PRIMARY KEY, last_login DATETIME(6))");
    database.execute("CREATE TABLE tenants (id INT PRIMARY KEY, name VARCHAR(50))");
    StringBuilder ids = new StringBuilder();
    for (int id = 1; id <= USERS; id++) {
      ids.append(id == 1 ? "" : ", ").append("(").append(id).append(")");
    }
    database.execute("INSERT INTO users (id) VALUES " + ids);
    database.execute("INSERT INTO tenants (id) VALUES " + ids);
    return database;
  }

  private static ActivityRow naming(int id) {
    return Stores.at(Stores.NOON)
        .text(Column.USER_ID, String.valueOf(id))
        .text(Column.TENANT_ID, String.valueOf(id))
        .text(Column.USER_EMAIL, "user" + id + "@example.org")
        .build();
  }
}
