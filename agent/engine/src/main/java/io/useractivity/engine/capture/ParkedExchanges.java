package io.useractivity.engine.capture;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Failed exchanges that wait for an error page, which would follow at once on the same thread.
 *
 * <p>None may come, and nothing tells; so after {@value #WINDOW_MILLIS} ms each is finished as it
 * is: long beside a pause of the collector or a busy machine, which would lose the error page's
 * status. Lock-free; any thread adds, one thread looks for the expired.
 */
final class ParkedExchanges {

  private static final long WINDOW_MILLIS = 1_000;
  private static final long WINDOW_NANOS = WINDOW_MILLIS * 1_000_000;

  private final Queue<Exchange> oldestFirst = new ConcurrentLinkedQueue<>();

  void add(Exchange parked) {
    oldestFirst.add(parked);
  }

  /**
   * Hands over every exchange whose time is up, and drops those that are no longer parked.
   *
   * @return nanoseconds until the next one's time is up, {@code Long.MAX_VALUE} if there is none
   */
  long expire(long nanoTime, Consumer<Exchange> expired) {
    for (Exchange oldest = oldestFirst.peek(); oldest != null; oldest = oldestFirst.peek()) {
      if (oldest.state() == Exchange.State.PARKED) {
        long left = WINDOW_NANOS - oldest.nanosSinceOutcome(nanoTime);
        if (left > 0) {
          return left;
        }
        expired.accept(oldest);
      }
      oldestFirst.poll();
    }
    return Long.MAX_VALUE;
  }

  /** Hands all over, whatever their time. */
  void expireAll(Consumer<Exchange> expired) {
    for (Exchange next = oldestFirst.poll(); next != null; next = oldestFirst.poll()) {
      expired.accept(next);
    }
  }
}
