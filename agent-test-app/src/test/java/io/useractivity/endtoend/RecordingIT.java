package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row for each request of a real application, on each Tomcat and each JDK. */
class RecordingIT {

  @TempDir Path directory;

  static Stream<Arguments> servers() {
    return Stream.of(Tomcat.Line.values())
        .flatMap(line -> Jdk.all().stream().map(jdk -> Arguments.of(line, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("servers")
  void everyRequestHasExactlyOneRowThatTellsWhatTheClientSaw(Tomcat.Line line, Jdk jdk)
      throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    LocalDateTime before = LocalDateTime.now(ZoneOffset.UTC).minus(Duration.ofMillis(1));
    List<Played> played;
    RunningServer tomcat =
        Tomcat.of(line)
            .on(jdk)
            .withTestApplication()
            .withAgent(database.agentArgument() + ",tenant.id=session:tenantId,capture.exclude=")
            .start(directory);
    try (tomcat) {
      played = Traffic.play(new Client(tomcat.url("/app")));
    }

    for (Played request : played) {
      assertThat(request.response().statusCode())
          .as(request.method() + " " + request.path())
          .isEqualTo(request.expected());
    }
    List<Row> rows = database.all();
    assertThat(rows)
        .extracting(Row::line)
        .containsExactlyElementsOf(played.stream().map(each -> each.line("/app")).toList());

    assertThat(tomcat.output().complaints()).isEmpty();
    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.stored()).isEqualTo(played.size()).isEqualTo(summary.recorded());

    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.address()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
              assertThat(row.userAgent()).startsWith("browser/");
              assertThat(row.success()).isEqualTo(row.status() < 400);
              assertThat(row.createdAt()).isBetween(before, LocalDateTime.now(ZoneOffset.UTC));
            });
    Traffic.requireUsers(rows);
    whatIsToldRightly(rows);
    whatWasCarriedIsToldWithoutItsSecrets(rows);
  }

  @Test
  void anAnswerThatAnExceptionCutsOffIsNoSuccessThoughItsStatusWasGood() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAgent(database.agentArgument())
            .start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      client.logIn("alice@acme.example");
      assertThatThrownBy(() -> client.get("/broken-late")).isInstanceOf(IOException.class);
    }
    Row cutOff = database.all().get(1);
    assertThat(cutOff.line()).isEqualTo("GET /app/broken-late 200");
    assertThat(cutOff.success()).isFalse();
    assertThat(cutOff.error()).startsWith("java.lang.IllegalStateException: ");
  }

  private static void whatIsToldRightly(List<Row> rows) {
    Row cancelled = rows.get(Traffic.index(rows, "POST /app/orders/1001/cancel 302"));
    assertThat(cancelled.resourceType()).isEqualTo("orders");
    assertThat(cancelled.resourceId()).isEqualTo("1001");
    Row deleted = rows.get(Traffic.index(rows, "DELETE /app/api/orders/1002 204"));
    assertThat(deleted.activityType()).isEqualTo("delete");
    assertThat(deleted.action()).isEqualTo("DELETE /api/orders/{id}");
    Row broken = rows.get(Traffic.index(rows, "GET /app/broken 500"));
    assertThat(broken.error())
        .isEqualTo("java.lang.IllegalStateException: The order book is locked by période 12");
    Row slow = rows.get(Traffic.index(rows, "GET /app/slow 200"));
    assertThat(slow.millis()).isBetween(50, 5_000);
    Row async = rows.get(Traffic.index(rows, "GET /app/reports/async 200"));
    assertThat(async.millis()).isGreaterThanOrEqualTo(50);
  }

  private static void whatWasCarriedIsToldWithoutItsSecrets(List<Row> rows) {
    assertThat(rows.get(Traffic.index(rows, "GET /app/hello 200")).requestData())
        .isEqualTo("{\"query\":{\"name\":\"Jürgen\"}}");
    assertThat(rows.get(Traffic.index(rows, "GET /app/diagnostics/attributes 200")).requestData())
        .as("a key is a secret's name")
        .isEqualTo("{\"query\":{\"key\":\"[REDACTED]\"}}");
    assertThat(rows.get(Traffic.index(rows, "GET /app/orders 200")).requestData()).isNull();
  }
}
