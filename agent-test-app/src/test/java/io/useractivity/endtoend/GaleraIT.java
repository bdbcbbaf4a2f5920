package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.databases.GaleraCluster;
import io.useractivity.databases.Server;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two applications that write to a cluster by different nodes, which go away under load. */
@Tag("soak")
@Tag("galera")
class GaleraIT {

  /** Each node is away for longer. */
  private static final int MOST_SECONDS = 18;

  @TempDir Path directory;

  private final SteadyLoad.Answers answers = new SteadyLoad.Answers();

  @Test
  void aNodeThatIsKilledAndOneThatIsCutOffLoseNothingAndDoubleNothing() throws Exception {
    GaleraCluster cluster = GaleraCluster.start();
    try (Connection connection = cluster.connection(0, "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE app");
    }
    Rows database =
        new Rows("jdbc:mariadb://" + cluster.address(0) + "/app", Server.USER, Server.PASSWORD);
    String killed = "jdbc:mysql://" + hosts(cluster, 1, 0, 2) + "/app";
    // A node that is cut off answers, but takes no row: the driver has to ask what it is.
    String cutOff =
        "jdbc:mariadb:sequential://" + hosts(cluster, 2, 0, 1) + "/app?galeraAllowedState=4";
    try (RunningServer one = start("one", killed);
        RunningServer two = start("two", cutOff)) {
      SteadyLoad load = new SteadyLoad(one, answers);
      SteadyLoad other = new SteadyLoad(two, answers);
      load.run(2_000);
      cluster.kill(1);
      load.run(Duration.ofSeconds(20), 2_000);
      cluster.startAgain(1);
      load.run(1_000);
      cluster.cutOff(2);
      load.run(Duration.ofSeconds(20), 2_000);
      cluster.join(2);
      load.run(1_000);
      load.stop();
      other.stop();
      assertThat(secondsWithoutRows(one)).isLessThan(MOST_SECONDS);
      assertThat(secondsWithoutRows(two)).isLessThan(MOST_SECONDS);
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> stored(database).containsAll(answers.names()));
      System.out.println("Requests to a cluster, all stored: " + answers.count());
      System.out.printf(
          "Seconds without rows: %d and %d%n", secondsWithoutRows(one), secondsWithoutRows(two));
    }
    assertThat(database.column("user_agent")).doesNotHaveDuplicates();
  }

  private static String hosts(GaleraCluster cluster, int... nodes) {
    return Arrays.stream(nodes).mapToObj(cluster::address).collect(Collectors.joining(","));
  }

  private RunningServer start(String name, String url) throws Exception {
    Rows way = new Rows(url, Server.USER, Server.PASSWORD);
    return Tomcat.of(Tomcat.Line.TOMCAT_9)
        .withTestApplication()
        .withAgent(way.agentArgument() + ",data.dir=" + directory.resolve(name + "-data"))
        .start(directory.resolve(name));
  }

  /** At most at a time, as the log has it. */
  private static int secondsWithoutRows(RunningServer server) {
    return Pattern.compile("Rows are stored again after (\\d+) s")
        .matcher(server.output().text())
        .results()
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .max()
        .orElse(0);
  }

  private static Set<String> stored(Rows database) {
    try {
      return new HashSet<>(database.column("user_agent"));
    } catch (SQLException notYet) {
      return Set.of();
    }
  }
}
