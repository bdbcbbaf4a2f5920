package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.Command;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

  private String tail(Jdk jdk, int expectedExitCode) throws Exception {
    Command tail = Command.ofAgent(jdk, directory, "tail");
    assertThat(tail.exitCode()).as(tail.said()).isEqualTo(expectedExitCode);
    return tail.said();
  }
}
