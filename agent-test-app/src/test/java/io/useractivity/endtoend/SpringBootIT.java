package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An executable JAR whose Flyway refuses a schema that somebody has put a table into before it. */
class SpringBootIT {

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return Jdk.wanted().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void flywayMigratesTheEmptySchemaThatTheAgentShares(Jdk jdk) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer application =
        JavaApplication.SPRING_BOOT.start(
            directory,
            jdk,
            database.agentArgument(),
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password());
    try (application) {
      Client client = application.client();
      assertThat(client.post("/visits/park")).isEqualTo(200);
      assertThat(client.get("/visits")).isEqualTo(200);
      assertThat(client.get("/broken")).isEqualTo(500);
      assertThat(client.get("/nothing-here")).isEqualTo(404);
    }

    assertThat(application.output().text()).contains("Successfully applied 1 migration");
    assertThat(database.all())
        .extracting(Row::line)
        .containsExactlyInAnyOrder(
            "POST /visits/park 200", "GET /visits 200", "GET /broken 500", "GET /nothing-here 404");
    assertThat(database.all())
        .filteredOn(row -> row.status() == 500)
        .extracting(Row::error)
        .containsExactly("java.lang.IllegalStateException: nothing to visit");
    assertThat(application.output().complaints()).isEmpty();
  }
}
