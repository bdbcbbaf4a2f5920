package io.useractivity.applications;

import io.useractivity.servers.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many strangers at a time, each of whom looks around and signs in nowhere. */
final class Crowd {

  /** What the header {@code User-Agent} begins with. */
  static final String USER_AGENT = "stranger/";

  private final int port;
  private final List<String> pages;
  private final List<Future<?>> strangers = new ArrayList<>();

  /**
   * @param pages what they ask for, one after the other
   */
  Crowd(int port, List<String> pages) {
    this.port = port;
    this.pages = pages;
  }

  /** Each in a thread of her own. */
  void comes(int count, int requestsOfEach) {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      int number = i;
      strangers.add(threads.submit(() -> lookAround(number, requestsOfEach)));
    }
    threads.shutdown();
  }

  private Void lookAround(int number, int requests) throws Exception {
    try (RawClient client = new RawClient(port)) {
      for (int i = 0; i < requests; i++) {
        String request =
            "GET "
                + pages.get((number + i) % pages.size())
                + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: "
                + USER_AGENT
                + number
                + "-"
                + i
                + "\r\n\r\n";
        client.send(request.getBytes(StandardCharsets.US_ASCII), false);
      }
    }
    return null;
  }

  /**
   * Waits until all have seen enough.
   *
   * @throws ExecutionException if one of them got no answer
   */
  void leaves() throws ExecutionException, InterruptedException {
    for (Future<?> each : strangers) {
      each.get();
    }
  }
}
