package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent in a server, with {@code mode=shadow}: all of its work, and nothing stored. */
class ShadowIT {

  @TempDir Path directory;

  @Test
  void theLogTellsWhatWouldHaveBeenStoredAndNothingIs() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Path data = directory.resolve("data");
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withAgent("mode=shadow,data.dir=" + data + "," + database.agentArgument())
            .start(directory.resolve("tomcat"));
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      assertThat(client.logIn("alice@acme.example")).isEqualTo(302);
      assertThat(client.get("/dashboard")).isEqualTo(200);
      byte[] order =
          "{\"product\":\"tea\",\"quantity\":3,\"password\":\"s3cretWord\"}"
              .getBytes(StandardCharsets.UTF_8);
      assertThat(client.send("POST", "/api/orders", "application/json", order).statusCode())
          .isEqualTo(201);
    }

    List<String> lines = tomcat.output().agentLines();
    assertThat(lines)
        .anyMatch(
            line ->
                line.contains("Shadow mode, in all: 3 rows would have been stored (")
                    && line.contains("login 1")
                    && line.contains("of 1 user and"))
        .anyMatch(line -> line.contains("redacted would have been ") && line.contains("password"))
        .anyMatch(line -> line.contains("routes: ") && line.contains("/dashboard"))
        .noneMatch(line -> line.contains("s3cretWord") || line.contains("alice@acme"));
    assertThat(
            database.number(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema"
                    + " = DATABASE()"))
        .isZero();
    assertThat(data).doesNotExist();
  }
}
