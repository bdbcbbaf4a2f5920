package io.useractivity.engine.store.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One of many processes has the turn. */
class LeaseTest {

  private static final Holder ME = Holder.ofThisProcess("test");

  private static RetentionDatabase open(TestDatabase database) throws Exception {
    return RetentionDatabase.open(
        StoreSettings.of(Stores.configuration(database.properties())), Stores.silent());
  }

  private static TestDatabase withRows(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(Stores.rows(3));
    return database;
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11", "MARIADB_11_BY_MYSQL_URL"})
  void whoComesSecondIsToldWhoHasItUntilItIsGivenBack(Kind kind) throws Exception {
    try (RetentionDatabase database = open(withRows(kind))) {
      Lease first = database.lease(ME);
      Lease second = database.lease(ME);

      assertThat(first.take()).isNull();
      assertThat(second.take()).isEqualTo(ME.toString()).contains("(test)");
      assertThat(first.take()).as("its own").isNull();

      first.release();
      assertThat(second.take()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void ofManyThatTryAtOnceOneGetsIt(Kind kind) throws Exception {
    TestDatabase rows = withRows(kind);
    try (RetentionDatabase one = open(rows);
        RetentionDatabase other = open(rows)) {
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        for (int i = 0; i < 10; i++) {
          Lease[] leases = {one.lease(ME), other.lease(ME)};
          List<Callable<Boolean>> both = List.of(() -> take(leases[0]), () -> take(leases[1]));
          int taken = 0;
          for (var result : threads.invokeAll(both)) {
            taken += result.get() ? 1 : 0;
          }
          assertThat(taken).isEqualTo(1);
          leases[0].release();
          leases[1].release();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static boolean take(Lease lease) throws StoreException {
    return lease.take() == null;
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void whenItsTimeIsUpAnotherTakesItAndTheFirstChangesNoRowAnyMore(Kind kind) throws Exception {
    TestDatabase rows = withRows(kind);
    try (RetentionDatabase database = open(rows)) {
      Lease asleep = database.lease(ME);
      Lease awake = database.lease(ME);
      asleep.take();
      rows.execute(
          "UPDATE user_activity_retention SET held_until = '2020-01-01 00:00:00' WHERE id = 1");
      List<RowKey> keys =
          database.table().aged(AgedPage.Place.START, Stores.NOON.plusDays(1), 10).rows();

      assertThat(awake.take()).isNull();
      assertThatThrownBy(() -> database.table().delete(asleep, keys))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("has taken over");

      assertThat(rows.count()).isEqualTo(3);
      assertThat(database.table().delete(awake, keys)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB_11"})
  void aProcessOfThisMachineThatWasKilledKeepsNobodyWaiting(Kind kind) throws Exception {
    TestDatabase rows = withRows(kind);
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    try (RetentionDatabase database = open(rows)) {
      Lease killed = database.lease(ME);
      killed.take();
      String dead = ME.toString().replaceFirst(":\\d+ \\(test\\)$", ":" + ended.pid() + " (agent)");
      rows.execute("UPDATE user_activity_retention SET holder = '" + dead + "'");

      assertThat(database.lease(ME).take()).isNull();
    }
  }
}
