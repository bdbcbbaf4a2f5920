package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages while their database is away, and the application that they are in. */
class PagesWithoutDatabaseIT {

  private static final String OWN = "/my-activity-logs";

  /** Two seconds are the page's own; the rest is for a machine that has much to do. */
  private static final Duration IN_TIME = Duration.ofSeconds(3);

  private static final Duration BEARABLE = Duration.ofSeconds(3);
  private static final int ASKERS = 12;
  private static final int MOST_WAITING = 2;
  private static final int OWN_REQUESTS = 2_000;

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /** An answer, and how long it took. */
  private record Answer(int status, String body, Duration took) {}

  private static Answer ask(Client client, String path) throws Exception {
    long begin = System.nanoTime();
    HttpResponse<byte[]> answer = client.send("GET", path, null, (byte[]) null);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8), took);
  }

  private <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      futures.add(threads.submit(work));
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }

  private static Client bob(RunningServer tomcat) throws Exception {
    Client bob = new Client(tomcat.url("/app"));
    assertThat(bob.logIn("bob@acme.example")).isEqualTo(302);
    return bob;
  }

  @Test
  void ofADatabaseThatIsSilentFewAskAndNobodyWaitsForLong() throws Exception {
    try (Silence silence = new Silence()) {
      RunningServer tomcat =
          Tomcat.of(Tomcat.Line.TOMCAT_10)
              .withTestApplication()
              .withAgent(
                  "data.dir="
                      + directory.resolve("data")
                      + ",view.jdbc.url=jdbc:mariadb://127.0.0.1:"
                      + silence.port()
                      + "/away")
              .start(directory);
      try (tomcat) {
        Client bob = bob(tomcat);
        ask(bob, OWN); // opens the pages
        List<Answer> answers = atOnce(ASKERS, () -> ask(bob, OWN));
        assertThat(answers)
            .allSatisfy(
                answer -> {
                  assertThat(answer.status()).isEqualTo(503);
                  assertThat(answer.body()).contains("Try again").doesNotContain("defect");
                  assertThat(answer.took()).isLessThan(IN_TIME);
                });
        assertThat(answers)
            .filteredOn(answer -> answer.took().compareTo(Duration.ofSeconds(1)) > 0)
            .hasSizeLessThanOrEqualTo(MOST_WAITING);
        assertThat(silence.mostAtATime()).isLessThanOrEqualTo(MOST_WAITING);
        assertThat(bob.get("/orders")).isEqualTo(200);
      }
    }
  }

  @Tag("soak")
  @Test
  void whileTheDatabaseIsStoppedTheApplicationAnswersAsEver() throws Exception {
    MariaDb server = MariaDb.start();
    Rows database = server.newDatabase();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAgent(database.agentArgument() + ",shutdown.timeout=0s")
            .start(directory);
    try (tomcat) {
      Client bob = bob(tomcat);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> ask(bob, OWN + "?endpoint=/app/login").body().contains("id=\"rows\""));
      p99(bob); // warms up
      server.stop();
      Answer away = ask(bob, OWN);
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.body()).contains("The application itself is not affected.");
      assertThat(away.took()).isLessThan(IN_TIME);

      Duration alone = p99(bob);
      AtomicBoolean over = new AtomicBoolean();
      List<Future<Answer>> askers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        askers.add(threads.submit(() -> askUntil(over, bob(tomcat))));
      }
      Duration beside = p99(bob);
      over.set(true);
      for (Future<Answer> asker : askers) {
        assertThat(asker.get().took()).as("the slowest page").isLessThan(IN_TIME);
      }
      System.out.printf(
          "Own requests' p99 with the database away: %d us, while pages are asked for: %d us%n",
          alone.toNanos() / 1_000, beside.toNanos() / 1_000);
      server.startAgain();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ask(bob, OWN).status() == 200);
    }
    server.stop();
  }

  /** Asks for a page again and again; the slowest answer. */
  private static Answer askUntil(AtomicBoolean over, Client client) throws Exception {
    Answer slowest = ask(client, OWN);
    while (!over.get()) {
      Answer answer = ask(client, OWN);
      assertThat(answer.status()).isIn(503, 429);
      slowest = answer.took().compareTo(slowest.took()) > 0 ? answer : slowest;
    }
    return slowest;
  }

  /** Of requests of the application's own, none of which fails or takes unbearably long. */
  private static Duration p99(Client client) throws Exception {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < OWN_REQUESTS; i++) {
      Answer answer = ask(client, "/hello");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.took()).isLessThan(BEARABLE);
      times.add(answer.took());
    }
    times.sort(null);
    return times.get(times.size() * 99 / 100);
  }

  /** A server that takes connections and never says a word. */
  private static final class Silence implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Silence() throws IOException {
      Thread thread = new Thread(this::accept);
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    int mostAtATime() {
      return most.get();
    }

    private void accept() {
      try {
        while (true) {
          Socket client = socket.accept();
          most.accumulateAndGet(open.incrementAndGet(), Math::max);
          Thread thread = new Thread(() -> hold(client));
          thread.setDaemon(true);
          thread.start();
        }
      } catch (IOException closed) {
        // as the test ends
      }
    }

    /** Until the other side has had enough. */
    private void hold(Socket client) {
      try (client) {
        client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException gone) {
        // as if it had closed it
      } finally {
        open.decrementAndGet();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
