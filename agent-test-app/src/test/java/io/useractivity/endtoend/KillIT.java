package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that is killed under load: what was answered before has its row, once. A database that is
 * killed under load: all that was answered has.
 */
class KillIT {

  /** What may have been answered so shortly before and have no row. */
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  @TempDir Path directory;

  private final Random random = new Random(15);
  private final SteadyLoad.Answers answers = new SteadyLoad.Answers();

  @Test
  void twoKillsLoseNothingThatWasAnsweredBefore() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    assertNothingMissing(database, kill(database, 2));
  }

  @Test
  @Tag("soak")
  void twentyKillsLoseNothingThatWasAnsweredBefore() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    assertNothingMissing(database, kill(database, 20));
  }

  @Test
  void aKillWhileTheDatabaseIsAwayLosesNothingThatWasAnsweredBefore() throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    List<Long> kills = kill(database, 1);
    server.stop();
    kills.addAll(kill(database, 2));
    server.startAgain();

    assertNothingMissing(database, kills);
    server.stop();
  }

  @Test
  void anEndUnderLoadHasARowForEveryAnswer() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    try (RunningServer tomcat = start(database, "end")) {
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(1_000);
      tomcat.process().destroy();
      load.end();
    }
    assertNothingMissing(database, List.of());
  }

  @Test
  void anEndWhileTheDatabaseIsAwayLeavesItsRowsToTheNextStart() throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    try (RunningServer tomcat = start(database, "end", ",shutdown.timeout=1s")) {
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(300);
      server.stop();
      load.run(300);
      tomcat.process().destroy();
      load.end();
    }
    server.startAgain();

    assertNothingMissing(database, List.of());
    server.stop();
  }

  @Test
  void aDatabaseThatIsKilledTwiceMissesNothingAndHasNothingTwice() throws Exception {
    killDatabase(2, 500);
  }

  @Test
  @Tag("soak")
  void aDatabaseThatIsKilledTwentyTimesMissesNothingAndHasNothingTwice() throws Exception {
    killDatabase(20, 10_000);
  }

  /**
   * Kills the database now and then.
   *
   * @param before requests until the JVM is warm, and as many again whose times are told
   */
  private void killDatabase(int times, int before) throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    try (RunningServer tomcat = start(database, "server")) {
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(before);
      load.times();
      load.run(before);
      System.out.println("p99 without a kill: " + load.p99Micros() + " us");
      for (int i = 0; i < times; i++) {
        load.run(200 + random.nextInt(800));
        server.kill();
        load.run(200);
        server.startAgain();
      }
      System.out.println("p99 with " + times + " kills: " + load.p99Micros() + " us");
      load.stop();
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> agents(database).containsAll(answers.names()));
    }
    assertThat(database.column("user_agent")).doesNotHaveDuplicates();
    server.stop();
  }

  /** When each was. */
  private List<Long> kill(Rows database, int times) throws Exception {
    List<Long> kills = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      RunningServer tomcat = start(database, "server-" + answers.count());
      SteadyLoad load = new SteadyLoad(tomcat, answers);
      load.run(500 + random.nextInt(2_000));
      kills.add(System.nanoTime());
      tomcat.jvm().destroyForcibly();
      tomcat.process().destroyForcibly().waitFor();
      load.end();
    }
    return kills;
  }

  /** The next start delivers what the killed ones have left. */
  private void assertNothingMissing(Rows database, List<Long> kills) throws Exception {
    List<String> owed = owed(kills);
    assertThat(owed).hasSizeGreaterThan(kills.size() * 50);
    try (RunningServer tomcat = start(database, "last")) {
      tomcat.client().send("GET", "/hello", null, null, "User-Agent", "last");
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> agents(database).containsAll(owed));
    }
    assertThat(database.column("user_agent")).doesNotHaveDuplicates();
  }

  private static Set<String> agents(Rows database) {
    try {
      return new HashSet<>(database.column("user_agent"));
    } catch (SQLException notYet) {
      return Set.of();
    }
  }

  private List<String> owed(List<Long> kills) {
    return answers.moments().entrySet().stream()
        .filter(
            each ->
                kills.stream()
                    .noneMatch(
                        kill ->
                            each.getValue() > kill - MOST_NANOS
                                && each.getValue() < kill + 50 * MOST_NANOS))
        .map(Map.Entry::getKey)
        .toList();
  }

  private RunningServer start(Rows database, String name) throws Exception {
    return start(database, name, "");
  }

  private RunningServer start(Rows database, String name, String options) throws Exception {
    return Tomcat.of(Tomcat.Line.TOMCAT_9)
        .withTestApplication()
        .withAgent(database.agentArgument() + ",data.dir=" + directory.resolve("data") + options)
        .start(directory.resolve(name));
  }
}
