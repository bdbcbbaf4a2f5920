package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Command;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent comes to a server that runs already, goes, and comes again. */
class AttachIT {

  private static final String WARNING_OF_JAVA_21 = "A Java agent has been loaded dynamically";

  @TempDir Path directory;

  /**
   * Each JDK attaches to its own JVMs; where there is a JDK 8, it and the newest to each other's.
   */
  static Stream<Arguments> jdksOfServerAndCommand() {
    List<Jdk> all = Jdk.every();
    Jdk oldest = all.get(0);
    Jdk newest = all.get(all.size() - 1);
    Stream<Arguments> same = all.stream().map(jdk -> Arguments.of(jdk, jdk));
    return oldest.feature() > 8
        ? same
        : Stream.concat(
            same, Stream.of(Arguments.of(oldest, newest), Arguments.of(newest, oldest)));
  }

  @ParameterizedTest(name = "server on {0}, command on {1}")
  @MethodSource("jdksOfServerAndCommand")
  void requestsAreRecordedFromTheAttachToTheDetach(Jdk server, Jdk jdk) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Path config = configuration(database);
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.newestOn(server)).on(server).withTestApplication().start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      assertThat(client.get("/health")).isEqualTo(200);
      assertThat(client.get("/gone")).isEqualTo(302);

      Command attached = command(jdk, "attach", pid(tomcat), "--config", config.toString());
      assertThat(attached.said()).contains("Requests are recorded from now on; ");
      assertThat(attached.exitCode()).isZero();
      assertThat(attached.said().contains(WARNING_OF_JAVA_21)).isEqualTo(server.feature() >= 21);
      List<Played> played = Traffic.play(client);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(command(jdk, "stats", "--agent", pid(tomcat)).said())
                      .containsPattern("(?m)^Health +ok$")
                      .containsPattern("(?m)^Recorded +" + played.size() + "$"));

      Command again = command(jdk, "attach", pid(tomcat), "--config", config.toString());
      assertThat(again.said())
          .endsWith(
              "The JVM "
                  + pid(tomcat)
                  + " says: The agent is attached already; this second time is ignored.\n");
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(client.get("/health?again")).isEqualTo(200);

      Command detached = command(jdk, "detach", pid(tomcat));
      assertThat(detached.said()).startsWith("Requests are not recorded any more. In all: ");
      assertThat(detached.said()).contains("lost 0, failed 0, swallowed 0.");
      assertThat(detached.exitCode()).isZero();
      List<String> expected = new ArrayList<>();
      for (Played each : played) {
        expected.add(each.line("/app"));
      }
      expected.add("GET /app/health 200");
      assertThat(database.lines()).containsExactlyElementsOf(expected);

      assertThat(client.get("/health?unseen")).isEqualTo(200);
      assertThat(command(jdk, "detach", pid(tomcat)).said())
          .isEqualTo("The JVM " + pid(tomcat) + " says: The agent is not attached.\n");

      assertThat(command(jdk, "attach", pid(tomcat), "--config", config.toString()).exitCode())
          .isZero();
      assertThat(client.get("/hello?name=again")).isEqualTo(200);
      expected.add("GET /app/hello 200");
      assertThat(command(jdk, "detach", pid(tomcat)).exitCode()).isZero();
      assertThat(database.lines()).containsExactlyElementsOf(expected);
    }
    assertThat(tomcat.output().complaints()).isEmpty();
  }

  @Test
  void aRequestThatIsUnderWayWhenTheAgentGoesHasItsRow() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat = Tomcat.of(Tomcat.Line.TOMCAT_9).withTestApplication().start(directory);
    try (tomcat) {
      Path config = configuration(database);
      command(Jdk.current(), "attach", pid(tomcat), "--config", config.toString());
      Client client = new Client(tomcat.url("/app"));
      client.logIn("alice@acme.example");
      Thread slow = new Thread(() -> getQuietly(client, "/slow?ms=2500"));
      slow.start();
      await().until(() -> threads(tomcat).contains("SlowServlet.doGet"));

      Command detached = command(Jdk.current(), "detach", pid(tomcat));
      slow.join();

      assertThat(detached.said()).startsWith("Requests are not recorded any more. In all: ");
      assertThat(database.lines()).containsExactly("POST /app/login 302", "GET /app/slow 200");
    }
  }

  /** MySQL's driver has a thread of its own, even if it only finds out that MariaDB's is wanted. */
  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mariadb:", "jdbc:mysql:"})
  void aDetachLeavesNoThreadBehind(String scheme) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat = Tomcat.of(Tomcat.Line.TOMCAT_9).withTestApplication().start(directory);
    try (tomcat) {
      String before = ourThreads(tomcat);
      Path config = configuration(database);
      Files.writeString(config, Files.readString(config).replace("jdbc:mariadb:", scheme));
      command(Jdk.current(), "attach", pid(tomcat), "--config", config.toString());
      assertThat(new Client(tomcat.url("/app")).get("/health")).isEqualTo(200);
      tomcat.output().await("Created the table", tomcat.process());
      assertThat(ourThreads(tomcat)).contains("user-activity-");
      assertThat(ourThreads(tomcat).contains("mysql-cj-")).isEqualTo(scheme.contains("mysql"));

      command(Jdk.current(), "detach", pid(tomcat));

      await().untilAsserted(() -> assertThat(ourThreads(tomcat)).isEqualTo(before).isEmpty());
    }
  }

  /** Names of our threads and of those that our libraries make. */
  private static String ourThreads(RunningServer tomcat) throws Exception {
    return threads(tomcat)
        .lines()
        .filter(line -> line.matches("(?i)\"(user-activity|mysql|mariadb|h2).*"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void anAgentThatIsSwitchedOffIsNotAttached() throws Exception {
    Path config = directory.resolve("off.properties");
    Files.write(config, "enabled = false\n".getBytes(StandardCharsets.UTF_8));
    try (RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .start(Files.createDirectory(directory.resolve("tomcat")))) {
      assertThat(command(Jdk.current(), "attach", pid(tomcat), "--config", config.toString()))
          .isEqualTo(
              new Command(
                  1,
                  "The JVM "
                      + pid(tomcat)
                      + " says: The agent is switched off (enabled = false): nothing is"
                      + " recorded.\n"));
    }
  }

  @Test
  void wrongUsageAndStrangersAreToldInOneSentence() throws Exception {
    Jdk jdk = Jdk.current();
    assertThat(command(jdk, "attach").said())
        .startsWith("Which JVM? Name its process id; \"attach --list\" shows them.\n");
    assertThat(command(jdk, "attach", "tomcat").said())
        .startsWith("\"tomcat\" is no process id; they are whole numbers.\n");
    assertThat(command(jdk, "attach", "1", "--config", "none.properties").said())
        .startsWith("There is no file " + directory.resolve("none.properties") + ".\n");
    Command stranger = command(jdk, "attach", "999999999");
    assertThat(stranger.said()).startsWith("No JVM with the process id 999999999 lets this user");
    assertThat(stranger.said().lines()).hasSize(1);
    assertThat(stranger.exitCode()).isEqualTo(1);
  }

  @Test
  void theListShowsWholeCommandLinesWithoutSecretsWhoHasTheAgentAndNotItself() throws Exception {
    String secret = "s3cret";
    Process program =
        new ProcessBuilder(
                Jdk.current().java(),
                AgentJar.option("data.dir=" + directory),
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName(),
                "--spring.datasource.password=" + secret,
                "--an-argument-that-is-longer-than-forty-characters=yes")
            .start();
    try {
      assertThat(program.getInputStream().read()).isPositive();

      Command listed = command(Jdk.current(), "attach", "--list");

      assertThat(listed.exitCode()).isZero();
      assertThat(listed.said())
          .doesNotContain(secret, "attach --list")
          .containsPattern("(?m)^" + ProcessHandle.current().pid() + " +[^y ]")
          .containsPattern(
              "(?m)^"
                  + program.pid()
                  + (Files.isDirectory(Path.of("/proc/self/task")) ? " +yes +" : " +")
                  + Pattern.quote(Waiting.class.getName())
                  + " --spring.datasource.password=\\[REDACTED\\]"
                  + " --an-argument-that-is-longer-than-forty-characters=yes$");
      assertThat(listed.said().lines().skip(2).filter(line -> line.matches("[0-9]+ .*")))
          .isSortedAccordingTo(Comparator.comparing(AttachIT::processId));
    } finally {
      program.destroy();
      program.waitFor();
    }
  }

  /** The last line is a count. */
  private static Long processId(String line) {
    return line.matches("[0-9]+ JVMs?") ? Long.MAX_VALUE : Long.valueOf(line.split(" ", 2)[0]);
  }

  /** A main that runs until it is killed. */
  static final class Waiting {

    private Waiting() {}

    public static void main(String[] arguments) throws Exception {
      System.out.println("runs");
      Thread.currentThread().join();
    }
  }

  private Path configuration(Rows database) throws IOException {
    return Files.write(
        directory.resolve("agent.properties"),
        List.of(
            "jdbc.url = " + database.url(),
            "jdbc.user = " + database.user(),
            "jdbc.password = " + database.password(),
            "capture.exclude ="));
  }

  private static void getQuietly(Client client, String path) {
    try {
      client.get(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The stacks of all threads. */
  private static String threads(RunningServer tomcat) throws Exception {
    return Command.tool(Jdk.current(), Path.of("."), "jcmd", pid(tomcat), "Thread.print").said();
  }

  private static String pid(RunningServer tomcat) {
    return Long.toString(tomcat.process().pid());
  }

  private Command command(Jdk jdk, String... arguments) throws Exception {
    return Command.ofAgent(jdk, directory, arguments);
  }
}
