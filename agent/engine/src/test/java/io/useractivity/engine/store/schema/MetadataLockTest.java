package io.useractivity.engine.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Creating the table never queues the application's statements behind a metadata lock. */
class MetadataLockTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = {"MYSQL_57", "MYSQL_8", "MARIADB_10", "MARIADB_11"})
  void theApplicationGoesOnWhileTheTableCannotBeCreated(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    TestStore store = database.store();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection application = database.connection();
        Statement reading = application.createStatement();
        Connection other = database.connection();
        Statement statement = other.createStatement()) {
      application.setAutoCommit(false);
      reading.executeQuery("SELECT * FROM users").close();
      reading.executeQuery("SELECT * FROM tenants").close();

      Future<StoreException> write =
          thread.submit(
              () -> catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(2))));
      Duration longest = Duration.ZERO;
      while (!write.isDone()) {
        longest = max(longest, timeOf(statement, "SELECT COUNT(*) FROM users"));
        longest = max(longest, timeOf(statement, "UPDATE tenants SET name = 'x'"));
      }

      assertThat(longest).isLessThan(SOON);
      StoreException given = write.get(1, TimeUnit.SECONDS);
      if (given != null) { // not every server locks the parents
        assertThat(given.isRefused()).isFalse();
        assertThat(given.isUnconfirmed()).isFalse();
        assertThat(given).hasMessageContaining("ock wait timeout");
        assertThat(database.rows("SHOW TABLES LIKE 'user_activity_logs'")).isEmpty();
        application.commit();
        store.write(Stores.rows(2));
      }
    } finally {
      thread.shutdownNow();
    }

    assertThat(database.count()).isEqualTo(2);
    assertThat(database.showCreateTable()).contains("FOREIGN KEY (`user_id`)");
  }

  private static Duration timeOf(Statement statement, String sql) throws SQLException {
    long start = System.nanoTime();
    statement.execute(sql);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  /** The application's own migration, half way: our rows wait, it does not. */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = {"MYSQL_57", "MYSQL_57_BY_MARIADB_URL", "MYSQL_8", "MARIADB_11"})
  void aTableThatIsLockedIsWrittenToLater(Kind kind) throws Exception {
    TestDatabase database = withParents(kind);
    TestStore store = database.store();
    store.write(Stores.rows(1));
    try (Connection application = database.connection();
        Statement statement = application.createStatement()) {
      statement.execute("LOCK TABLES user_activity_logs WRITE");
      long start = System.nanoTime();

      StoreException given =
          catchThrowableOfType(StoreException.class, () -> store.write(Stores.rows(500)));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      assertThat(given.isRefused()).isFalse();
      assertThat(given.isUnconfirmed()).isFalse();
      statement.execute("UNLOCK TABLES");
    }

    store.write(Stores.rows(2));

    assertThat(database.count()).isEqualTo(3);
  }

  private static TestDatabase withParents(Kind kind) throws SQLException {
    TestDatabase database = new TestDatabase(kind);
    database.execute("CREATE TABLE users (id INT PRIMARY KEY)");
    database.execute("CREATE TABLE tenants (id INT PRIMARY KEY, name VARCHAR(50))");
    database.execute("INSERT INTO users VALUES (7)");
    database.execute("INSERT INTO tenants VALUES (7, 'seven')");
    return database;
  }
}
