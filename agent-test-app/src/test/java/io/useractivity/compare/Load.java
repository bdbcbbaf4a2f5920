package io.useractivity.compare;

import io.useractivity.servers.RunningServer;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** All that is asked of one server, by some browsers with a thread each. */
final class Load implements Closeable {

  private static final int PATIENCE_SECONDS = 60;

  private final List<Browser> browsers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private long sent;

  private Load() {}

  /** Opens the connections; each browser signs in first. */
  static Load on(RunningServer server, int connections) throws IOException {
    Load load = new Load();
    try {
      for (int i = 1; i <= connections; i++) {
        load.browsers.add(Browser.signedIn(server.port(), server.contextPath(), i));
        load.sent++;
      }
      return load;
    } catch (IOException e) {
      load.close();
      throw e;
    }
  }

  /** How many requests there were so far. */
  long sent() {
    return sent;
  }

  /** Each browser asks again as soon as it has its answer. */
  Answers saturate(Duration duration) throws Exception {
    return all(duration, (index, begin, end) -> once(browsers.get(index), end));
  }

  private static long[] once(Browser browser, long end) throws IOException {
    long count = 0;
    while (System.nanoTime() - end < 0) {
      browser.ask();
      count++;
    }
    return new long[] {count};
  }

  /** The browsers ask in turn, that often a second together. */
  Answers atRate(int perSecond, Duration duration) throws Exception {
    long between = TimeUnit.SECONDS.toNanos(1) * browsers.size() / perSecond;
    return all(
        duration,
        (index, begin, end) ->
            inTurn(browsers.get(index), begin + between * index / browsers.size(), between, end));
  }

  /** Each browser asks once: Tomcat closes a connection that is quiet for 20 s. */
  void keepConnections() throws Exception {
    all(
        Duration.ZERO,
        (index, begin, end) -> {
          browsers.get(index).ask();
          return new long[] {1};
        });
  }

  /**
   * Counts, and takes the time of each answer: from when the request was due, if the browser was
   * still waiting then for the answer before; else from when it was sent, as being late is then the
   * fault of this JVM.
   *
   * @return the count, then the nanoseconds
   */
  private static long[] inTurn(Browser browser, long begin, long between, long end)
      throws IOException {
    long[] nanos = new long[(int) ((end - begin) / between) + 2];
    int count = 0;
    long answered = begin;
    for (long due = begin; due - end < 0 && answered - end < 0; due += between) {
      boolean waiting = answered - due > 0;
      while (System.nanoTime() - due < 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      long from = waiting ? due : System.nanoTime();
      browser.ask();
      answered = System.nanoTime();
      nanos[++count] = answered - from;
    }
    nanos[0] = count;
    return Arrays.copyOf(nanos, count + 1);
  }

  /** What one browser does: the count of its answers, and perhaps the time of each. */
  private interface Part {
    long[] play(int index, long begin, long end) throws IOException;
  }

  private Answers all(Duration duration, Part part) throws Exception {
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    List<Callable<long[]>> parts = new ArrayList<>();
    for (int i = 0; i < browsers.size(); i++) {
      int index = i;
      parts.add(() -> part.play(index, begin, end));
    }
    List<long[]> results = new ArrayList<>();
    try {
      List<Future<long[]>> futures = parts.stream().map(threads::submit).toList();
      for (Future<long[]> each : futures) {
        results.add(each.get(duration.toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IOException("The server does not answer all", e);
    }
    Answers answers = Answers.of(results, System.nanoTime() - begin);
    sent += answers.count();
    return answers;
  }

  @Override
  public void close() throws IOException {
    for (Browser each : browsers) {
      each.close();
    }
    threads.shutdownNow();
  }
}
