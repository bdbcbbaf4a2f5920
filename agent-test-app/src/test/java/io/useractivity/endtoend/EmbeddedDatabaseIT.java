package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Command;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without any configuration rows go to a file, and the command shows them. */
class EmbeddedDatabaseIT {

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.every();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void withoutAnyConfigurationRowsGoToAFileThatTheCommandShows(Jdk jdk) throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.newestOn(jdk))
            .on(jdk)
            .withTestApplication()
            .withAgent("")
            .start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      client.logIn("carol@globex.example");
      client.get("/orders");
      client.get("/static/app.css");
      client.get("/static/none.css");
    }

    assertThat(tomcat.output().complaints()).isEmpty();
    assertThat(tomcat.output().summary().excluded()).isEqualTo(1);
    String table = tail(jdk, 0);
    assertThat(table.lines().toList()).hasSize(2 + 3 + 1).last().isEqualTo("3 rows");
    assertThat(table)
        .containsPattern("carol@globex.example .* POST +/app/login +302")
        .containsPattern("carol@globex.example .* GET +/app/orders +200")
        .containsPattern("GET +/app/static/none.css +404");
    Path data = directory.resolve("user-activity-data");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    for (String file : List.of("session.key", "user-activity.mv.db")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theCommandShowsTheRowsWhileTheApplicationRuns(Jdk jdk) throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.newestOn(jdk))
            .on(jdk)
            .withTestApplication()
            .withAgent("flush.interval=10ms")
            .start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      client.get("/hello");
      await()
          .untilAsserted(() -> assertThat(tail(jdk, 0)).contains("/app/hello").contains("1 row"));
      client.get("/orders");
      await().untilAsserted(() -> assertThat(tail(jdk, 0)).contains("/app/orders"));
      assertThat(tail(jdk, 0, "--all").lines().findFirst().orElseThrow())
          .contains("request_data", "user_agent", "updated_at");
      assertThat(tail(jdk, 0, "--full", "-n", "1"))
          .containsPattern("endpoint +/app/orders\n")
          .containsPattern("user_agent +browser/");
    }
    assertThat(tomcat.output().complaints()).isEmpty();
    assertThat(tomcat.output().summary().stored()).isEqualTo(2);
    assertThat(tail(jdk, 0)).contains("2 rows");
    assertThat(directory.resolve("user-activity-data").toFile().list())
        .noneMatch(name -> name.startsWith("asked-"));
  }

  @Test
  void everyReadingCommandIsAnsweredByTheRunningAgent() throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAgent("flush.interval=10ms")
            .start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      client.get("/hello");
      client.get("/static/none");
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(tail(Jdk.current(), 0)).contains("2 rows"));

      assertThat(command("query", "--status", "404"))
          .contains("/app/static/none")
          .contains("1 row");
      assertThat(command("query", "--json", "-n", "1"))
          .containsPattern("\"endpoint\":\"/app/static/none\".*\"status_code\":404")
          .containsPattern("There may be more: --after \\S+_[0-9]+");
      assertThat(command("describe")).containsPattern("rows +about 2\n").contains("oldest row");
      assertThat(command("show", "1")).containsPattern("endpoint +/app/hello\n");
      assertThat(command("stats", "--by", "status"))
          .containsPattern("200 +1 +0 ")
          .containsPattern("404 +1 +1 ");
      assertThat(command("export", "-o", "rows.csv")).contains("Exported 2 rows to rows.csv.");
      assertThat(Files.readString(directory.resolve("rows.csv")).split("\r\n")).hasSize(3);

      Path shown = directory.resolve("followed.txt");
      Process follow =
          new ProcessBuilder(
                  Jdk.current().java(), "-jar", AgentJar.file().getPath(), "tail", "-f", "-n", "1")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(shown.toFile())
              .start();
      try {
        await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(() -> assertThat(shown).content().contains("/app/static/none"));
        client.get("/orders");
        await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(() -> assertThat(shown).content().contains("/app/orders"));
      } finally {
        // Not SIGINT: a build in the background has it ignored, and its children have too.
        follow.destroy();
      }
      assertThat(follow.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(follow.exitValue()).isEqualTo(128 + 15);
      assertThat(Files.readString(shown).lines()).hasSize(3);
    }
    assertThat(tomcat.output().complaints()).isEmpty();
    assertThat(directory.resolve("user-activity-data").toFile().list())
        .noneMatch(name -> name.startsWith("asked-"));
  }

  private String command(String... arguments) throws Exception {
    return Command.ofAgent(Jdk.current(), directory, arguments).requireSuccess();
  }

  @Test
  void theFirstLinesSayWhichAgentItIsWhatConfiguredItAndWhereTheRowsAre() throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10).withTestApplication().withAgent("").start(directory);
    tomcat.close();

    assertThat(tomcat.output().agentLines().get(0)).startsWith("INFO User activity agent ");
    assertThat(tomcat.output().agentLines().subList(1, 3))
        .containsExactly(
            "INFO No configuration file: there is no "
                + AgentJar.file().toPath().resolveSibling("user-activity.properties")
                + ", and no other is named.",
            "INFO Rows go to the table user_activity_logs of the embedded database in "
                + directory.resolve("user-activity-data")
                + " and are kept for 30 days. To see them: java -jar "
                + AgentJar.file()
                + " tail --data-dir "
                + directory.resolve("user-activity-data"));
  }

  @Test
  void theSecondJvmOnTheSameFileSaysSoAndServes() throws Exception {
    String shared = "data.dir=" + directory.resolve("shared") + ",shutdown.timeout=0s";
    Tomcat builder = Tomcat.of(Tomcat.Line.TOMCAT_10).withTestApplication();
    RunningServer first = builder.withAgent(shared).start(directory.resolve("first"));
    try (first) {
      new Client(first.url("/app")).get("/hello");
      first.output().await("Created the table", first.process());
      RunningServer second =
          Tomcat.of(Tomcat.Line.TOMCAT_10)
              .withTestApplication()
              .withAgent(shared)
              .start(directory.resolve("second"));
      try (second) {
        assertThat(new Client(second.url("/app")).get("/hello")).isEqualTo(200);
        second
            .output()
            .await(
                "the embedded database is in use by another JVM; give each its own data.dir",
                second.process());
      }
      assertThat(second.output().summary().stored()).isZero();
      String shown = tail(Jdk.current(), 0, "--data-dir", directory.resolve("shared").toString());
      assertThat(shown).contains("/app/hello").contains("1 row");
    }
  }

  @Test
  void aKilledJvmKeepsTheRowsThatWereStored() throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAgent("flush.interval=10ms,log.level=debug")
            .start(directory);
    Client client = new Client(tomcat.url("/app"));
    client.get("/hello");
    tomcat.output().await("Stored 1 row", tomcat.process());
    tomcat.process().destroyForcibly().waitFor();
    assertThat(tail(Jdk.current(), 0)).contains("/app/hello").contains("1 row");
  }

  private String tail(Jdk jdk, int expectedExitCode, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("tail"));
    arguments.addAll(List.of(options));
    Command tail = Command.ofAgent(jdk, directory, arguments.toArray(new String[0]));
    assertThat(tail.exitCode()).as(tail.said()).isEqualTo(expectedExitCode);
    return tail.said();
  }
}
