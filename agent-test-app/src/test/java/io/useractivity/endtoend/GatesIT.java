package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Gates;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded where a filter has no class file, by what name, and what static files are. */
class GatesIT {

  @TempDir Path directory;

  private Rows database;

  @BeforeEach
  void create() throws Exception {
    database = MariaDb.shared().newDatabase();
  }

  @ParameterizedTest
  @EnumSource
  void eachRequestHasOneRowAndStaticFilesHaveNone(Gates server) throws Exception {
    try (RunningServer running =
        server.start(directory, AgentJar.option(database.agentArgument()))) {
      Client client = running.client();
      assertThat(client.get("/orders/1")).isEqualTo(200);
      assertThat(client.get("/orders/refused")).isEqualTo(403);
      assertThat(client.get("/orders/denied")).isEqualTo(401);
      assertThat(client.get("/orders/caught")).isEqualTo(202);
      assertThat(client.get("/orders/1001/x.css")).isEqualTo(200);
      assertThat(client.get("/orders/1001.png")).isEqualTo(200);
      assertThat(client.get("/orders/2.js")).isEqualTo(200);
      assertThat(client.get("/style.css")).isEqualTo(200);
      assertThat(client.get("/font.eot")).isEqualTo(200);
      assertThat(client.get("/none.css")).isEqualTo(404);
    }

    assertThat(database.lines())
        .containsExactly(
            "GET /orders/1 200",
            "GET /orders/refused 403",
            "GET /orders/denied 401",
            "GET /orders/caught 202",
            "GET /orders/1001/x.css 200",
            "GET /orders/1001.png 200",
            "GET /orders/2.js 200",
            "GET /none.css 404");
  }

  @Test
  void theRowHasThePathThatTheClientSentAndNotTheOneItIsRewrittenTo() throws Exception {
    try (RunningServer running =
        Gates.JETTY.start(directory, AgentJar.option(database.agentArgument()))) {
      assertThat(running.client().get("/old/7?a=b")).isEqualTo(200);
      assertThat(running.client().get("/old/denied")).isEqualTo(401);
    }

    assertThat(database.lines()).containsExactlyInAnyOrder("GET /old/7 200", "GET /old/denied 401");
    assertThat(database.column("request_data")).anyMatch(each -> each.contains("\"a\""));
  }

  @Test
  void theHostOfAnHttp2RequestIsKnown() throws Exception {
    try (RunningServer running =
        Gates.JETTY.start(
            directory, AgentJar.option(database.agentArgument() + ",tenant.id=header:Host"))) {
      HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
      // The first one asks for the upgrade, and so is one of HTTP/1.1 still.
      assertThat(versions(http, URI.create(running.url("/orders/1")), 3))
          .contains(HttpClient.Version.HTTP_2);
    }

    List<String> tenants = database.column("tenant_id");
    assertThat(tenants).hasSize(3).allMatch(each -> each.startsWith("localhost:"));
    assertThat(tenants.stream().distinct()).hasSize(1);
  }

  private static List<HttpClient.Version> versions(HttpClient http, URI uri, int times)
      throws IOException, InterruptedException {
    List<HttpClient.Version> versions = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      versions.add(
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
              .version());
    }
    return versions;
  }
}
