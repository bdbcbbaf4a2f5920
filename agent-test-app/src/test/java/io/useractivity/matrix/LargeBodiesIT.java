package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However large a body is, the agent needs no more memory for it. */
class LargeBodiesIT {

  private static final int SMALL = 64 << 10;
  private static final int LARGE = 50 << 20;
  private static final int TIMES = 5;
  private static final List<String> WAYS =
      List.of("stream:8192", "text:8192", "worker/stream:8192", "listener");

  /** What a server allocates depends on how often it has to wait for more of a body: so much. */
  private static final long TOLERATED_BYTES = LARGE / 20;

  @TempDir Path directory;

  @Tag("soak")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tomcat 9.0, embedded",
        "Tomcat 10.1, embedded",
        "Jetty 9.4, embedded",
        "Jetty 12.1 ee10, embedded",
        "Undertow 2.3, embedded"
      })
  void aLargeBodyTakesNoMoreMemoryThanASmallOne(String server) throws Exception {
    long[] without;
    try (RunningServer running = start(server, "without")) {
      without = allocated(running);
    }
    Rows database = MariaDb.shared().newDatabase();
    long[] with;
    try (RunningServer watched = start(server, "with", AgentJar.option(argument(database)))) {
      with = allocated(watched);
    }

    for (int i = 0; i < WAYS.size(); i++) {
      long small = with[2 * i] - without[2 * i];
      long large = with[2 * i + 1] - without[2 * i + 1];
      assertThat(large).as(WAYS.get(i)).isLessThan(small + TOLERATED_BYTES);
    }
  }

  /** By all threads for one request, at least: of each way a small one, then a large one. */
  private static long[] allocated(RunningServer server) throws IOException {
    long[] bytes = new long[2 * WAYS.size()];
    for (int i = 0; i < bytes.length; i++) {
      String way = WAYS.get(i / 2);
      int size = i % 2 == 0 ? SMALL : LARGE;
      bytes[i] = Long.MAX_VALUE;
      for (int time = 0; time < TIMES; time++) {
        long before = allocatedSoFar(server);
        post(server, way, size);
        bytes[i] = Math.min(bytes[i], allocatedSoFar(server) - before);
      }
    }
    return bytes;
  }

  private static long allocatedSoFar(RunningServer server) throws IOException {
    try (Wire wire = new Wire(server.port())) {
      String answer =
          wire.send(
                  "GET "
                      + server.contextPath()
                      + "/watch/allocated HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .answer();
      return Long.parseLong(answer.substring(answer.lastIndexOf('\n') + 1));
    }
  }

  @Test
  void severalLargeBodiesAtATimeGoThroughASmallHeap() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer running =
        start("Tomcat 9.0, embedded", "small", "-Xmx64m", AgentJar.option(argument(database)));
    try (running) {
      ExecutorService clients = Executors.newFixedThreadPool(WAYS.size());
      try {
        List<Future<String>> answers = new ArrayList<>();
        for (String way : WAYS) {
          answers.add(clients.submit(() -> post(running, way, LARGE)));
        }
        for (Future<String> answer : answers) {
          assertThat(answer.get()).contains(" 200 ").contains("-> " + LARGE + " ");
        }
      } finally {
        clients.shutdownNow();
      }
    }

    assertThat(running.output().text()).doesNotContain("OutOfMemoryError");
    assertThat(database.all())
        .hasSize(WAYS.size())
        .extracting(Row::requestData)
        .allMatch(data -> data.endsWith("{\"type\":\"application/json\",\"size\":" + LARGE + "}}"));
  }

  private static String argument(Rows database) {
    return database.agentArgument() + ",capture.exclude=GET **/watch/**";
  }

  private RunningServer start(String server, String folder, String... jvmOptions) throws Exception {
    return BodyTraffic.start(server, Files.createDirectory(directory.resolve(folder)), jvmOptions);
  }

  /** Sends an array of that many bytes. */
  private static String post(RunningServer server, String way, int size) throws IOException {
    byte[] piece = new byte[1 << 16];
    Arrays.fill(piece, (byte) ' ');
    try (Wire wire = new Wire(server.port())) {
      wire.send(
          "POST "
              + server.contextPath()
              + "/read/"
              + way
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + size
              + "\r\n\r\n");
      byte[] first = "[1,".getBytes(StandardCharsets.US_ASCII);
      wire.send(first);
      for (int left = size - first.length - 1; left > 0; left -= piece.length) {
        wire.send(left < piece.length ? Arrays.copyOf(piece, left) : piece);
      }
      return wire.send("]").answer();
    }
  }
}
