package io.useractivity.endtoend;

import static org.awaitility.Awaitility.await;

import io.useractivity.servers.Client;
import io.useractivity.servers.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Some 500 requests a second, each with a name in its header {@code User-Agent}, by clients that go
 * on until they are stopped or the server is gone.
 */
final class SteadyLoad {

  private static final int CLIENTS = 4;

  /** Between two requests of one client. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

  /** What became of the requests of one load or of several after each other. */
  static final class Answers {

    private final AtomicInteger sent = new AtomicInteger();
    private final Map<String, Long> moments = new ConcurrentHashMap<>();

    /** By name, when each was answered, by {@link System#nanoTime}. */
    Map<String, Long> moments() {
      return moments;
    }

    Set<String> names() {
      return moments.keySet();
    }

    int count() {
      return moments.size();
    }
  }

  private final Answers answers;
  private final Queue<Thread> clients = new ConcurrentLinkedQueue<>();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  SteadyLoad(RunningServer server, Answers answers) {
    this.answers = answers;
    for (int i = 0; i < CLIENTS; i++) {
      Client client = server.client();
      Thread thread = new Thread(() -> send(client));
      thread.start();
      clients.add(thread);
    }
  }

  private void send(Client client) {
    try {
      while (!ended) {
        String name = "request-" + answers.sent.incrementAndGet();
        long began = System.nanoTime();
        if (client.send("GET", "/hello", null, null, "User-Agent", name).statusCode() == 200) {
          answers.moments.put(name, System.nanoTime());
          nanos.add(System.nanoTime() - began);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (Exception serverIsGone) {
      // as it may be
    }
  }

  /** Waits until so many more are answered. */
  void run(int more) {
    int until = answers.count() + more;
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> answers.count() >= until);
  }

  /** Waits so long, and until so many more are answered. */
  void run(Duration atLeast, int more) throws InterruptedException {
    long begin = System.nanoTime();
    run(more);
    TimeUnit.NANOSECONDS.sleep(atLeast.toNanos() - (System.nanoTime() - begin));
  }

  /** Of what was answered since it was asked last. */
  long p99Micros() {
    return times().p99;
  }

  /** The same, and the slowest. */
  Times times() {
    List<Long> sorted = new ArrayList<>();
    for (Long each = nanos.poll(); each != null; each = nanos.poll()) {
      sorted.add(each);
    }
    sorted.sort(null);
    return new Times(
        TimeUnit.NANOSECONDS.toMicros(sorted.get(sorted.size() * 99 / 100)),
        TimeUnit.NANOSECONDS.toMicros(sorted.get(sorted.size() - 1)));
  }

  /** How long answers took, in microseconds. */
  record Times(long p99, long slowest) {}

  void stop() throws InterruptedException {
    ended = true;
    end();
  }

  /** Waits until the server is gone. */
  void end() throws InterruptedException {
    for (Thread each : clients) {
      each.join(TimeUnit.SECONDS.toMillis(30));
    }
    ended = true;
  }
}
