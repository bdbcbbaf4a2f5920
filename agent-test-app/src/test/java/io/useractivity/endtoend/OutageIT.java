package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.compare.Heap;
import io.useractivity.databases.TcpProxy;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application under load while the database or the journal's directory is of no use. */
class OutageIT {

  /** For an answer, of a machine that has much else to do. */
  private static final long BEARABLE_MICROS = 2_000_000;

  private static final double MOST_HEAP_MEGABYTES = 5;

  /** In the journal, of a request that carries nothing. */
  private static final int LEAST_ROW_BYTES = 250;

  @TempDir Path directory;

  private final SteadyLoad.Answers answers = new SteadyLoad.Answers();

  @Test
  void aDatabaseThatTakesAllAndAnswersNothingMissesNothing() throws Exception {
    AtomicBoolean hushed = new AtomicBoolean();
    try (TcpProxy line =
        new TcpProxy(
            () -> "localhost:" + MariaDb.shared().port(),
            () -> (fromClient, bytes, count) -> !hushed.get())) {
      Rows database = MariaDb.shared().newDatabase();
      String argument =
          database
              .agentArgument()
              .replace(":" + MariaDb.shared().port(), ":" + line.port())
              .replace(",jdbc.user", "?socketTimeout=1000,jdbc.user");
      try (RunningServer tomcat = start(argument)) {
        SteadyLoad load = new SteadyLoad(tomcat, answers);
        load.run(500);
        tell("before", load);
        hushed.set(true);
        load.run(Duration.ofSeconds(5), 1_000);
        assertThat(tell("while the database is silent", load)).isLessThan(BEARABLE_MICROS);
        hushed.set(false);
        line.cut();
        load.run(200);
        load.stop();
        awaitAll(database);
      }
      assertThat(database.column("user_agent")).doesNotHaveDuplicates();
    }
  }

  @Test
  void aTableThatIsLockedForAWhileMissesNothing() throws Exception {
    lock(Duration.ofSeconds(8));
  }

  @Tag("soak")
  @Test
  void aTableThatIsLockedForAMinuteMissesNothing() throws Exception {
    lock(Duration.ofMinutes(1));
  }

  private void lock(Duration time) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    try (RunningServer tomcat = start(database.agentArgument())) {
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(500);
      await().atMost(Duration.ofSeconds(30)).until(() -> !stored(database).isEmpty());
      tell("before", load);
      try (Connection other = database.connection();
          Statement lock = other.createStatement()) {
        lock.execute("LOCK TABLES user_activity_logs WRITE");
        load.run(time, 1_000);
        lock.execute("UNLOCK TABLES");
      }
      assertThat(tell("while the table is locked", load)).isLessThan(BEARABLE_MICROS);
      load.stop();
      awaitAll(database);
    }
    assertThat(database.column("user_agent")).doesNotHaveDuplicates();
  }

  @Test
  void ofAJournalThatIsDeletedDuringAnOutageEachRequestIsStoredOrCountedAsLost() throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    long lost;
    try (RunningServer tomcat = start(database.agentArgument())) {
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(500);
      await().atMost(Duration.ofSeconds(30)).until(() -> !stored(database).isEmpty());
      server.stop();
      load.run(1_000);
      delete(directory.resolve("data/journal"));
      load.run(1_000);
      server.startAgain();
      load.run(200);
      load.stop();
      assertThat(tell("all the time", load)).isLessThan(BEARABLE_MICROS);
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> stored(database).size() + told(database) == answers.count());
      lost = told(database);
    }
    assertThat(database.column("user_agent").stream().filter(OutageIT::isRequest))
        .doesNotHaveDuplicates();
    System.out.println("Of " + answers.count() + " requests lost, as gap rows tell: " + lost);
    server.stop();
  }

  @Test
  void whereNothingCanBeWrittenRowsWaitInMemoryAndThatIsSaidOnce() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Path file = Files.createFile(directory.resolve("file"));
    String output;
    try (RunningServer tomcat =
        start(database.agentArgument() + ",data.dir=" + file.resolve("data"))) {
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(1_000);
      load.stop();
      awaitAll(database);
      output = String.join("\n", tomcat.output().complaints());
    }
    assertThat(output).containsOnlyOnce("in memory").doesNotContain("Exception");
    assertThat(database.column("user_agent")).doesNotHaveDuplicates();
  }

  @Test
  void aFullDiskMissesNothingWhileTheDatabaseIsThere() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    String output;
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"));
        RunningServer tomcat =
            start(database.agentArgument() + ",data.dir=" + disk.directory().resolve("data"))) {
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(500);
      disk.fill();
      load.run(2_000);
      load.stop();
      assertThat(tell("while the disk is full", load)).isLessThan(BEARABLE_MICROS);
      awaitAll(database);
      output = String.join("\n", tomcat.output().complaints());
    }
    assertThat(output).containsOnlyOnce("rows wait in memory alone").doesNotContain("Exception");
    assertThat(database.column("user_agent")).doesNotHaveDuplicates();
  }

  @Test
  void ofAFullDiskDuringAnOutageEachRequestIsStoredOrCountedAsLost() throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    long lost;
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"));
        RunningServer tomcat =
            start(
                database.agentArgument()
                    + ",queue.capacity=1024,data.dir="
                    + disk.directory().resolve("data"))) {
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(500);
      await().atMost(Duration.ofSeconds(30)).until(() -> !stored(database).isEmpty());
      server.stop();
      load.run(SmallDisk.BYTES / LEAST_ROW_BYTES + 3_000);
      server.startAgain();
      load.run(200);
      load.stop();
      assertThat(tell("with neither disk nor database", load)).isLessThan(BEARABLE_MICROS);
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> stored(database).size() + told(database) == answers.count());
      lost = told(database);
    }
    assertThat(lost).isPositive();
    assertThat(database.column("user_agent").stream().filter(OutageIT::isRequest))
        .doesNotHaveDuplicates();
    System.out.println("Of " + answers.count() + " requests lost, as gap rows tell: " + lost);
    server.stop();
  }

  @Test
  void anOutageFillsTheDiskAndNotTheHeap() throws Exception {
    outage(5_000);
  }

  /** Ten minutes' worth. */
  @Tag("soak")
  @Test
  void anOutageOfTenMinutesFillsTheDiskAndNotTheHeap() throws Exception {
    outage(300_000);
  }

  private void outage(int requests) throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    try (RunningServer tomcat = start(database.agentArgument())) {
      long process = tomcat.jvm().pid();
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(3_000);
      server.stop();
      load.run(1_000);
      double before = Heap.afterCollection(process).usedMegabytes();
      double most = before;
      for (int done = 0; done < requests; done += 5_000) {
        load.run(5_000);
        most = Math.max(most, Heap.afterCollection(process).usedMegabytes());
      }
      System.out.printf(
          "Live heap %.1f MB at the outage's beginning, %.1f MB at most%n", before, most);
      assertThat(most - before).isLessThan(MOST_HEAP_MEGABYTES);
      server.startAgain();
      load.stop();
      awaitAll(database);
    }
    assertThat(database.column("user_agent")).doesNotHaveDuplicates();
    server.stop();
  }

  private RunningServer start(String argument) throws Exception {
    return Tomcat.of(Tomcat.Line.TOMCAT_9)
        .withTestApplication()
        .withOption("-XX:+UseSerialGC")
        .withAgent(
            argument.contains("data.dir=")
                ? argument
                : argument + ",data.dir=" + directory.resolve("data"))
        .start(directory.resolve("server"));
  }

  /** The slowest answer. */
  private static long tell(String when, SteadyLoad load) {
    SteadyLoad.Times times = load.times();
    System.out.printf(
        "Answers %s: p99 %d us, the slowest %d us%n", when, times.p99(), times.slowest());
    return times.slowest();
  }

  private void awaitAll(Rows database) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> stored(database).containsAll(answers.names()));
  }

  private static Set<String> stored(Rows database) {
    try {
      Set<String> stored = new HashSet<>(database.column("user_agent"));
      stored.removeIf(each -> !isRequest(each));
      return stored;
    } catch (SQLException notYet) {
      return Set.of();
    }
  }

  private static boolean isRequest(String agent) {
    return agent != null && agent.startsWith("request-");
  }

  /** How many requests have no row, as the table says itself. */
  private static long told(Rows database) throws SQLException {
    return database.number(
        "SELECT COALESCE(SUM(JSON_VALUE(request_data, '$.count')), 0) FROM user_activity_logs"
            + " WHERE activity_type = 'agent.gap'");
  }

  private static void delete(Path tree) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(tree)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
