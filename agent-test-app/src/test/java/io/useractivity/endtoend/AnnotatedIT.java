package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.Command;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that says more of its requests by annotation and call. */
class AnnotatedIT {

  private static final List<String> REQUESTS =
      List.of(
          "GET /tickets/42",
          "POST /tickets/42/approval",
          "GET /regions/north/search?q=red%20tape",
          "POST /tickets/42/assignee?to=bob",
          "POST /tickets/42/closing",
          "POST /tickets/42/payment",
          "GET /report",
          "POST /report?year=2026",
          "GET /ping",
          "GET /ping?fail=true",
          "POST /jobs",
          "POST /nonsense");

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return Jdk.wanted().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void rowsSayWhatTheApplicationSaysAndAnswersStayTheSame(Jdk jdk) throws Exception {
    List<String> without;
    try (RunningServer tomcat = builder(jdk).start(directory.resolve("without"))) {
      without = play(new Client(tomcat.url("/one")));
      assertThat(play(new Client(tomcat.url("/two")))).isEqualTo(without);
    }
    assertThat(without).contains("200 approved 42", "200 survived", "200 42 is bob's");

    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        builder(jdk)
            .withAgent(database.agentArgument() + ",capture.session-id=raw")
            .start(directory.resolve("with"));
    try (tomcat) {
      // Two applications, two loaders, two classes of the API's.
      assertThat(play(new Client(tomcat.url("/one")))).isEqualTo(without);
      assertThat(play(new Client(tomcat.url("/two")))).isEqualTo(without);
    }

    assertThat(tomcat.output().complaints()).isEmpty();
    List<String> rows = rows(database);
    assertThat(rows.stream().filter(row -> row.contains("|start|")))
        .containsExactlyInAnyOrder(
            "-|-|-|start|Start application|application|/one|system|-|-|-|true|-|-",
            "-|-|-|start|Start application|application|/two|system|-|-|-|true|-|-");
    for (String context : List.of("/one", "/two")) {
      assertThat(
              rows.stream()
                  .filter(row -> row.contains(" " + context + "/"))
                  .map(row -> row.replace(" " + context + "/", " /")))
          .containsExactlyInAnyOrder( // a failed request ends a little later
              "GET /tickets/42|200|-|view|GET /tickets/{id}|tickets|42|-|-|-|-|true|-|-",
              "POST /tickets/42/approval|200|-|approve|Approve ticket|ticket|42|-|-|-|-|true|-|-",
              "GET /regions/north/search|200|-|search|Search tickets|regions|north/red"
                  + " tape|-|-|-|-|true|-|{\"query\":{\"q\":\"red tape\"}}",
              "POST /tickets/42/assignee|200|-|assign|Assign"
                  + " ticket|ticket|42|-|-|-|-|true|-|{\"query\":{\"to\":\"bob\"}}",
              "POST /tickets/42/closing|-|-|mail|Tell the"
                  + " owner|ticket|42|7|ann@example.com|clerk|north|true|-|"
                  + "{\"to\":[\"owner@example.com\"]}",
              "POST /tickets/42/closing|200|-|close|Close"
                  + " ticket|ticket|42|7|ann@example.com|clerk|north|true|-|{\"reason\":\"done\"}",
              "POST /tickets/42/payment|200|-|create|POST"
                  + " /tickets/{id}/payment|tickets|42|-|-|-|-|false|The card was refused.|-",
              "GET /report|200|-|export|Export report|report|-|-|-|-|-|true|-|-",
              "POST /report|200|-|export|Make report|report|2026|-|-|-|-|true|-|"
                  + "{\"query\":{\"year\":\"2026\"}}",
              "GET /ping|500|-|view|GET /ping|ping|-|-|-|-|-|false|java.lang.IllegalStateException:"
                  + " no pong|{\"query\":{\"fail\":\"true\"}}",
              "POST /jobs|200|-|create|POST /jobs|jobs|-|-|-|-|-|true|-|-",
              "POST /nonsense|-|-|-|Nonsense|-|-|-|-|-|-|true|-|{\"broken\":null}",
              "POST /nonsense|200|-|create|POST /nonsense|nonsense|-|-|-|-|-|true|-|-");
    }
    assertThat(rows.stream().filter(row -> row.startsWith("CRON ")))
        .hasSize(2)
        .containsOnly(
            "CRON /jobs/purge|500|1234|job|Purge"
                + " tickets|tickets|all|system|system@example.com|batch|south|false|Disk"
                + " full|{\"days\":30}");
    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.stored()).isEqualTo(rows.size());
    assertThat(summary.recorded()).isEqualTo(rows.size() + 2); // the two pings
  }

  @Test
  void whatWasLoadedBeforeTheAgentCameIsHeardToo() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Path config =
        Files.write(
            directory.resolve("agent.properties"),
            List.of(
                "jdbc.url = " + database.url(),
                "jdbc.user = " + database.user(),
                "jdbc.password = " + database.password()));
    RunningServer tomcat = builder(Jdk.current()).start(directory.resolve("tomcat"));
    try (tomcat) {
      Client client = new Client(tomcat.url("/one"));
      List<String> before = play(client);
      command("attach", Long.toString(tomcat.process().pid()), "--config", config.toString());
      assertThat(play(client)).isEqualTo(before);
      command("detach", Long.toString(tomcat.process().pid()));
      assertThat(play(client)).isEqualTo(before);
    }

    assertThat(rows(database))
        .hasSize(14)
        .contains(
            "POST /one/tickets/42/approval|200|-|approve|Approve ticket|ticket|42|-|-|-|-|true|-|-",
            "POST /one/report|200|-|export|Make report|report|2026|-|-|-|-|true|-|"
                + "{\"query\":{\"year\":\"2026\"}}",
            "POST /one/tickets/42/closing|200|-|close|Close"
                + " ticket|ticket|42|7|ann@example.com|clerk|north|true|-|{\"reason\":\"done\"}");
    assertThat(tomcat.output().complaints()).isEmpty();
  }

  private static Tomcat builder(Jdk jdk) {
    return Tomcat.of(Tomcat.Line.TOMCAT_10)
        .on(jdk)
        .withAnnotatedApplication("one")
        .withAnnotatedApplication("two");
  }

  /** Each request's status, and its body if it is the application's own. */
  private static List<String> play(Client client) throws Exception {
    List<String> answers = new ArrayList<>();
    for (String request : REQUESTS) {
      String[] methodAndPath = request.split(" ", 2);
      var answer = client.send(methodAndPath[0], methodAndPath[1], null, (String) null);
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      answers.add(answer.statusCode() + (answer.statusCode() == 200 ? " " + body : ""));
    }
    return answers;
  }

  private void command(String... arguments) throws Exception {
    Command.ofAgent(Jdk.current(), directory, arguments).requireSuccess();
  }

  /** Everything that can be said of a row; response times of requests, which vary, left out. */
  private static List<String> rows(Rows database) throws SQLException {
    String[] columns = {
      "CONCAT(method, ' ', endpoint)",
      "status_code",
      "IF(method = 'CRON' OR status_code IS NULL, response_time_ms, NULL)",
      "activity_type",
      "action",
      "resource_type",
      "resource_id",
      "user_id",
      "user_email",
      "user_role",
      "tenant_id",
      "IF(success, 'true', 'false')",
      "error_message",
      "request_data"
    };
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT " + String.join(", ", columns) + " FROM user_activity_logs ORDER BY id")) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.length; i++) {
          String value = result.getString(i);
          values.add(value == null || value.isEmpty() ? "-" : value);
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }
}
