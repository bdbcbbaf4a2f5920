package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows arrive once each, whatever the database and the JVM do meanwhile. */
class DeliveryIT {

  private static final int REQUESTS = 300;

  @TempDir Path directory;

  @Test
  void rowsOfAnOutageArriveOnceEachWhenTheDatabaseIsBack() throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withAgent(database.agentArgument())
            .start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      send(client, 0);
      await().atMost(Duration.ofSeconds(30)).until(() -> countOf(database) == REQUESTS);
      server.stop();
      send(client, REQUESTS);
      tomcat.output().await("WARN Rows cannot be stored and wait in the journal", tomcat.process());
      server.startAgain();
      send(client, 2 * REQUESTS);
      tomcat.output().await("INFO Rows are stored again after \\d+ s", tomcat.process());
    }

    assertThat(database.all())
        .extracting(Row::userAgent)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 3 * REQUESTS).mapToObj(i -> "request-" + i).toList());
    assertThat(tomcat.output().complaints()).hasSize(1);
    server.stop();
  }

  private static long countOf(Rows database) {
    try {
      return database.count();
    } catch (java.sql.SQLException noTableYet) {
      return 0;
    }
  }

  private static void send(Client client, int first) throws Exception {
    for (int i = first; i < first + REQUESTS; i++) {
      client.send("GET", "/hello", null, null, "User-Agent", "request-" + i);
    }
  }

  @Test
  void rowsThatDoNotFitIntoMemoryAreCountedAsLostAndTheApplicationServesOn() throws Exception {
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withAgent(
                "jdbc.url=jdbc:mariadb://localhost:1/x,journal.enabled=false,queue.capacity=64,flush.batch-size=10,"
                    + "shutdown.timeout=0s")
            .start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      send(client, 0);
      tomcat.output().await("WARN Not every request has its row: recorded \\d+", tomcat.process());
    }
    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.recorded()).isEqualTo(REQUESTS);
    assertThat(summary.stored()).isZero();
    assertThat(summary.lost()).isEqualTo(REQUESTS);
    assertThat(summary.swallowed()).isZero();
  }

  @Test
  void severalServersThatStartAtOnceMakeOneTable() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    List<Path> folders = List.of(directory.resolve("a"), directory.resolve("b"));
    List<RunningServer> servers =
        folders.parallelStream()
            .map(
                folder -> {
                  try {
                    return Tomcat.of(Tomcat.Line.TOMCAT_10)
                        .withTestApplication()
                        .withAgent(database.agentArgument())
                        .start(folder);
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            .toList();
    servers.parallelStream()
        .forEach(
            server -> {
              try (server) {
                new Client(server.url("/app")).get("/hello");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(database.lines()).containsOnly("GET /app/hello 200").hasSize(2);
    assertThat(servers).allSatisfy(each -> assertThat(each.output().complaints()).isEmpty());
  }
}
