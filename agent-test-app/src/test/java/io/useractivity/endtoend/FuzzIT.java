package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.useractivity.endtoend.OddRequests.Odd;
import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.RawClient;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever clients send: a server with the agent answers each byte as one without does, and each
 * request that got as far as the application has its one row.
 */
class FuzzIT {

  private static final int CONNECTIONS = 4;

  @TempDir Path directory;

  @Test
  void twoThousandOddRequestsAreAnsweredAsEverAndEachHasOneRow() throws Exception {
    play(2_000);
  }

  @Tag("soak")
  @Test
  void twentyThousandOddRequestsAreAnsweredAsEverAndEachHasOneRow() throws Exception {
    play(20_000);
  }

  private void play(int requests) throws Exception {
    long seed = Long.getLong("fuzz.seed", new Random().nextLong());
    System.out.println("FuzzIT: -Dfuzz.seed=" + seed);
    Rows database = MariaDb.shared().newDatabase();
    RunningServer without = builder().start(directory.resolve("without"));
    List<String> arrivedWithout;
    List<String> arrived;
    RunningServer with =
        builder()
            .withAgent(database.agentArgument() + ",capture.exclude=")
            .start(directory.resolve("with"));
    try (without;
        with) {
      sendAll(seed, requests / CONNECTIONS, without.port(), with.port());
      arrivedWithout = arrivals(without);
      arrived = arrivals(with);
    }

    assertThat(with.output().complaints()).as("seed %d", seed).isEmpty();
    assertThat(arrived).as("seed %d", seed).isEqualTo(arrivedWithout);
    assertThat(arrived).hasSizeGreaterThan(requests / 2);
    List<Row> rows = database.all();
    Map<String, List<String>> lines = new TreeMap<>();
    for (Row row : rows) {
      if (row.userAgent() != null && row.userAgent().startsWith("counted-")) {
        lines.computeIfAbsent(name(row.userAgent()), first -> new ArrayList<>()).add(row.line());
      }
    }
    assertThat(lines.entrySet().stream().filter(each -> each.getValue().size() > 1))
        .as("requests of more than one row, seed %d", seed)
        .isEmpty();
    assertThat(new ArrayList<>(lines.keySet())).as("seed %d", seed).isEqualTo(arrived);
    for (Row row : rows) {
      requireJson(row);
    }
    Output.Summary summary = with.output().summary();
    assertThat(summary.stored()).isEqualTo(rows.size()).isEqualTo(summary.recorded());
    assertThat(summary.lost() + summary.failed() + summary.swallowed()).isZero();
  }

  private static Tomcat builder() {
    return Tomcat.of(Tomcat.Line.TOMCAT_10).withTestApplication();
  }

  private static void sendAll(long seed, int requests, int portWithout, int portWith)
      throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int client = i;
        all.add(
            () -> {
              send(seed + client, "counted-" + client + "-", requests, portWithout, portWith);
              return null;
            });
      }
      for (Future<Void> each : clients.invokeAll(all)) {
        each.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static void send(long seed, String name, int requests, int portWithout, int portWith)
      throws IOException {
    OddRequests odd = new OddRequests(seed);
    try (RawClient without = new RawClient(portWithout);
        RawClient with = new RawClient(portWith)) {
      for (int i = 0; i < requests; i++) {
        Odd request = odd.next(name + i);
        byte[] bytes = OddRequests.bytes(request);
        String expected = comparable(without.send(bytes, request.last()));
        assertThat(comparable(with.send(bytes, request.last())))
            .as("seed %d, request %d:%n%s", seed, i, request.bytes())
            .isEqualTo(expected);
      }
    }
  }

  private static String comparable(String answer) {
    return answer
        .replaceAll("Date: [^\r]*\r\n", "")
        .replaceAll("JSESSIONID=[0-9A-F]+", "JSESSIONID=");
  }

  /** Names of the requests that got as far as the application, sorted. */
  private static List<String> arrivals(RunningServer tomcat) throws Exception {
    byte[] list =
        new Client(tomcat.url("/app"))
            .send("GET", "/diagnostics/arrivals", null, (byte[]) null)
            .body();
    return new String(list, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("counted-"))
        .map(FuzzIT::name)
        .sorted()
        .toList();
  }

  private static String name(String userAgent) {
    return userAgent.split(" ", 2)[0];
  }

  private static void requireJson(Row row) throws IOException {
    if (row.requestData() == null) {
      return;
    }
    try (JsonParser parser = new JsonFactory().createParser(row.requestData())) {
      parser.nextToken();
      parser.skipChildren();
      assertThat(parser.nextToken()).as(row.requestData()).isNull();
    } catch (IOException malformed) {
      throw new AssertionError(row.requestData(), malformed);
    }
  }
}
