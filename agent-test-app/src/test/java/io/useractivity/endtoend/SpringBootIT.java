package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.Rows.Row;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An executable JAR whose Flyway refuses a schema that somebody has put a table into before it. */
class SpringBootIT {

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void flywayMigratesTheEmptySchemaThatTheAgentShares(Jdk jdk) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Output output = new Output(directory.resolve("output.txt"));
    Process process =
        new ProcessBuilder(
                jdk.java(),
                AgentJar.option(database.agentArgument()),
                "-jar",
                System.getProperty("spring-boot.jar"),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.file().toFile())
            .start();
    try {
      String port = output.await("Tomcat started on port (\\d+)", process).group(1);
      output.await("Started VisitsApplication", process);
      Client client = new Client("http://localhost:" + port);
      assertThat(client.post("/visits/park")).isEqualTo(200);
      assertThat(client.get("/visits")).isEqualTo(200);
      assertThat(client.get("/broken")).isEqualTo(500);
      assertThat(client.get("/nothing-here")).isEqualTo(404);
    } finally {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(output.text()).contains("Successfully applied 1 migration");
    assertThat(database.all())
        .extracting(Row::line)
        .containsExactlyInAnyOrder(
            "POST /visits/park 200", "GET /visits 200", "GET /broken 500", "GET /nothing-here 404");
    assertThat(database.all())
        .filteredOn(row -> row.status() == 500)
        .extracting(Row::error)
        .containsExactly("java.lang.IllegalStateException: nothing to visit");
    assertThat(output.complaints()).isEmpty();
    output.requireNothingSwallowed();
  }
}
