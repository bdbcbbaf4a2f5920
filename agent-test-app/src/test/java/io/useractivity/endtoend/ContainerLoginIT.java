package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server's own log-in, by form and by BASIC, in applications of Apache's. */
class ContainerLoginIT {

  private static final String FORM = "/examples/jsp/security/protected/";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void aFailedLoginTellsTheAttemptedNameAndNoUser(Tomcat.Line line) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(line)
            .withExamples()
            .withUser("ann", "secret-ann", "tomcat")
            .withAgent(database.agentArgument() + ",capture.exclude=")
            .start(directory);
    try (tomcat) {
      Client ann = new Client(tomcat.url(""));
      assertThat(ann.get(FORM + "index.jsp")).isEqualTo(200);
      String check = FORM + "j_security_check";
      assertThat(ann.post(check, "j_username", "ann", "j_password", "wrong")).isEqualTo(200);
      assertThat(ann.get(FORM + "index.jsp")).isEqualTo(200);
      assertThat(ann.post(check, "j_username", "ann", "j_password", "secret-ann")).isEqualTo(303);
      assertThat(ann.get(FORM + "index.jsp")).isEqualTo(200);
      assertThat(ann.get(FORM + "index.jsp")).isEqualTo(200);
      byte[] guess = "bob:wrong".getBytes(StandardCharsets.UTF_8);
      String basic = "Basic " + Base64.getEncoder().encodeToString(guess);
      assertThat(
              ann.send("GET", "/manager/html", null, (byte[]) null, "Authorization", basic)
                  .statusCode())
          .isEqualTo(401);
    }

    List<Row> rows = database.all();
    assertThat(rows)
        .extracting(row -> row.line() + ": " + row.who() + " " + row.requestData())
        .containsExactly(
            "GET " + FORM + "index.jsp 200: view by null null null null null",
            "POST "
                + FORM
                + "j_security_check 200: login failed by null null null null"
                + " {\"attempted_user\":\"ann\","
                + "\"form\":{\"j_username\":\"ann\",\"j_password\":\"[REDACTED]\"}}",
            "GET " + FORM + "index.jsp 200: view by null null null null null",
            "GET " + FORM + "index.jsp 200: login by ann null tomcat null null",
            "GET " + FORM + "index.jsp 200: view by ann null tomcat null null",
            "GET /manager/html 401: view failed by null null null null"
                + " {\"attempted_user\":\"bob\"}");
    assertThat(tomcat.output().complaints()).isEmpty();
  }
}
