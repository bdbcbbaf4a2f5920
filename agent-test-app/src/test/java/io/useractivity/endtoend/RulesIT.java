package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What requests are called: by rules of the file, by the framework's routes, and by convention. */
class RulesIT {

  @TempDir Path directory;

  @Test
  void rulesNameRequestsAndAreReadAgainWhenTheFileChanges() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Path file = directory.resolve("rules.properties");
    Files.write(
        file,
        List.of(
            "rule.health.match = /health",
            "rule.health.record = false",
            "rule.cancel.match = POST /app/orders/{id}/cancel",
            "rule.cancel.type = cancel-order",
            "rule.cancel.action = Cancel order {id}",
            "rule.cancel.resource-type = order",
            "rule.created.match = POST /api/orders",
            "rule.created.status = 201",
            "rule.created.action = Create order",
            "rule.created.resource-type = order",
            "rule.created.resource-id = location",
            "rule.csv.match = GET /**",
            "rule.csv.content-type = text/csv",
            "rule.csv.type = export",
            "rule.orders.match = /{,api/}orders/**",
            "rule.orders.resource-type = order"));
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withAgent("config=" + file + "," + database.agentArgument())
            .start(directory.resolve("tomcat"));
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      assertThat(client.logIn("alice@acme.example")).isEqualTo(302);
      assertThat(client.get("/health")).isEqualTo(200);
      assertThat(client.get("/./health;x=1")).isEqualTo(200);
      byte[] order = "{\"product\":\"tea\",\"quantity\":3}".getBytes(StandardCharsets.UTF_8);
      assertThat(client.send("POST", "/api/orders", "application/json", order).statusCode())
          .isEqualTo(201);
      assertThat(client.post("/orders/1001/cancel")).isEqualTo(302);
      assertThat(client.get("/admin/report.csv")).isEqualTo(200);
      assertThat(client.get("/orders/1001")).isEqualTo(200);
      assertThat(client.get("/dashboard")).isEqualTo(200);

      Files.write(file, List.of("rule.dash.match = /dashboard", "rule.dash.type = look"));
      tomcat
          .output()
          .await("in force from now on: rule.health, .*, rule.dash\\.", tomcat.process());
      assertThat(client.get("/dashboard")).isEqualTo(200);
      assertThat(client.get("/health")).isEqualTo(200);

      Files.write(file, List.of("rule.dash.match = dashboard", "rule.dash.type = other"));
      tomcat.output().await("cannot be used: what was read before stays", tomcat.process());
      assertThat(client.get("/dashboard")).isEqualTo(200);
    }

    assertThat(database.all())
        .extracting(Row::line, Row::activityType, Row::action, Row::resourceType, Row::resourceId)
        .map(tuple -> tuple.toList().toString())
        .containsExactly(
            "[POST /app/login 302, login, POST /login, null, null]",
            "[POST /app/api/orders 201, create, Create order, order, 1001]",
            "[POST /app/orders/1001/cancel 302, cancel-order, Cancel order 1001, order, 1001]",
            "[GET /app/admin/report.csv 200, export, GET /admin/report.csv, report, null]",
            "[GET /app/orders/1001 200, view, GET /orders/{id}, order, 1001]",
            "[GET /app/dashboard 200, view, GET /dashboard, dashboard, null]",
            "[GET /app/dashboard 200, look, GET /dashboard, dashboard, null]",
            "[GET /app/health 200, view, GET /health, health, null]",
            "[GET /app/dashboard 200, look, GET /dashboard, dashboard, null]");
    assertThat(tomcat.output().agentLines())
        .contains("INFO Rules named 2 of 3 rows; no rule is for GET /health (1).");
    assertThat(tomcat.output().summary().excluded()).isEqualTo(2);
  }

  @Test
  void aRuleThatLeavesNothingSwitchesTheAgentOffWithOneSentence() throws Exception {
    Path file = directory.resolve("rules.properties");
    Files.write(file, List.of("rule.none.match = /**", "rule.none.record = false"));
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAgent(file.toString())
            .start(directory.resolve("tomcat"));
    try (tomcat) {
      assertThat(new Client(tomcat.url("/app")).get("/health")).isEqualTo(200);
    }

    assertThat(tomcat.output().agentLines())
        .extracting(line -> line.replaceFirst("^INFO User activity agent .*", "the version"))
        .containsExactly(
            "the version",
            "ERROR rule.none.record = false (file "
                + file
                + ") leaves nothing to record, since \"/**\" matches everything; narrow"
                + " rule.none.match, or switch the agent off by enabled=false.",
            "ERROR The application starts without the agent: nothing is recorded.");
  }

  @Test
  void springsRoutesTellWhatIsAnId() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer application =
        JavaApplication.SPRING_BOOT.start(
            directory,
            Jdk.current(),
            database.agentArgument(),
            "--server.servlet.context-path=/trips",
            "--spring.mvc.servlet.path=/web",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password());
    try (application) {
      Client client = new Client(application.url("/trips/web"));
      assertThat(client.post("/visits/park")).isEqualTo(200);
      assertThat(client.get("/visits")).isEqualTo(200);
      assertThat(client.get("/broken")).isEqualTo(500);
      assertThat(client.get("/visits/park/nothing")).isEqualTo(404);
    }

    assertThat(database.all())
        .extracting(Row::status, Row::action, Row::resourceType, Row::resourceId)
        .map(tuple -> tuple.toList().toString())
        .containsExactly(
            "[200, POST /web/visits/{place}, visits, park]",
            "[200, GET /web/visits, visits, null]",
            "[500, GET /web/broken, broken, null]",
            "[404, GET /web/visits/park/nothing, nothing, null]");
    assertThat(application.output().agentLines()).noneMatch(line -> line.contains("Rules named"));
  }
}
