package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Path;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application updates its users all day while rows that refer to them are stored, by a table
 * with foreign keys: nobody waits for anybody. The server itself counts who waited for a row's
 * lock.
 */
class LocksIT {

  private static final int USERS = 50;
  private static final int UPDATES = 1_000;
  private static final int REQUESTS_A_SECOND = 300;

  private static final String COUNT_OF_LOCKED =
      "SELECT COUNT(*) FROM user_activity_logs WHERE user_id = 1";

  @TempDir Path directory;

  @Tag("soak")
  @Test
  void aThousandUpdatesOfUsersAndThreeHundredRequestsASecondNeverWaitForEachOther()
      throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    createUsers(database);
    AtomicInteger sent = new AtomicInteger();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withAgent(database.agentArgument() + ",user.id=header:X-User-Id")
            .start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      request(client, 1);
      sent.incrementAndGet();
      tomcat.output().await("Created the table", tomcat.process());
      assertThat(foreignKeys(database)).isEqualTo(1);
      long waitsBefore = rowLockWaits(database);

      AtomicBoolean done = new AtomicBoolean();
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try (Connection holding = database.connection()) {
        Future<?> traffic = threads.submit(() -> sendUntil(done, client, sent));
        // One user's row stays locked all the while.
        holding.setAutoCommit(false);
        update(holding, 1);
        int updated = updateAtRandom(database);
        long ofTheLocked = database.number(COUNT_OF_LOCKED);
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> database.number(COUNT_OF_LOCKED) > ofTheLocked);
        done.set(true);
        traffic.get();
        holding.commit();
        assertThat(updated).isEqualTo(UPDATES);
      } finally {
        threads.shutdownNow();
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> database.count() == sent.get());
      assertThat(rowLockWaits(database)).as("waits for a row's lock").isEqualTo(waitsBefore);
    }

    assertThat(database.count()).isEqualTo(sent.get());
    assertThat(database.number("SELECT COUNT(DISTINCT user_id) FROM user_activity_logs"))
        .isEqualTo(USERS);
    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.lost() + summary.failed()).isZero();
    server.stop();
  }

  private static void createUsers(Rows database) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE users (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, last_login DATETIME(3))");
      for (int i = 0; i < USERS; i++) {
        statement.execute("INSERT INTO users (last_login) VALUES (NOW(3))");
      }
    }
  }

  private static long foreignKeys(Rows database) throws SQLException {
    return database.number(
        "SELECT COUNT(*) FROM information_schema.referential_constraints"
            + " WHERE constraint_schema = DATABASE() AND table_name = 'user_activity_logs'");
  }

  private static long rowLockWaits(Rows database) throws SQLException {
    return database.number(
        "SELECT variable_value FROM information_schema.global_status"
            + " WHERE variable_name = 'Innodb_row_lock_waits'");
  }

  /** Transactions of up to 20 ms; the number of those that came through. */
  private static int updateAtRandom(Rows database) throws SQLException {
    Random random = new Random(1);
    int updated = 0;
    try (Connection connection = database.connection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < UPDATES; i++) {
        update(connection, 2 + random.nextInt(USERS - 1));
        LockSupport.parkNanos(random.nextInt(20_000_000));
        connection.commit();
        updated++;
      }
    }
    return updated;
  }

  private static void update(Connection connection, int user) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE users SET last_login = NOW(3) WHERE id = " + user);
    }
  }

  private static Object sendUntil(AtomicBoolean done, Client client, AtomicInteger sent)
      throws Exception {
    Random random = new Random(2);
    List<Integer> users = new ArrayList<>();
    long next = System.nanoTime();
    while (!done.get()) {
      if (users.isEmpty()) {
        for (int user = 1; user <= USERS; user++) {
          users.add(user);
        }
      }
      request(client, users.remove(random.nextInt(users.size())));
      sent.incrementAndGet();
      next += 1_000_000_000L / REQUESTS_A_SECOND;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    return null;
  }

  private static void request(Client client, int user) throws Exception {
    assertThat(
            client
                .send("GET", "/hello", null, null, "X-User-Id", String.valueOf(user))
                .statusCode())
        .isEqualTo(200);
  }
}
