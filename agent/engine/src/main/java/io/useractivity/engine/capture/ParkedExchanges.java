package io.useractivity.engine.capture;

import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Failed exchanges that wait for an error page, which would follow on the same thread.
 *
 * <p>None may come, and nothing tells; so after {@value #WINDOW_MILLIS} ms each is finished as it
 * is, unless its thread is still at work: it may be loading the error page's classes, which can
 * take a while the first time. Then it gets up to {@value #LONGEST_MILLIS} ms. Lock-free; any
 * thread adds, one thread looks for the expired.
 */
final class ParkedExchanges {

  private static final long WINDOW_MILLIS = 20;
  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(WINDOW_MILLIS);

  /** A thread that is never seen idle, since it goes on to wait in a selector, say. */
  private static final long LONGEST_MILLIS = 5_000;

  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);

  private final Queue<Parked> oldestFirst = new ConcurrentLinkedQueue<>();

  private static final class Parked {

    final Exchange exchange;
    private final Thread thread;

    Parked(Exchange exchange, Thread thread) {
      this.exchange = exchange;
      this.thread = thread;
    }

    boolean isWaiting() {
      return exchange.state() == Exchange.State.PARKED;
    }

    /** Nanoseconds until its time is up or its thread is to be looked at again. */
    long nanosLeft(long nanoTime) {
      long waited = exchange.nanosSinceOutcome(nanoTime);
      if (waited < WINDOW_NANOS) {
        return WINDOW_NANOS - waited;
      }
      return waited < LONGEST_NANOS && isAtWork() ? WINDOW_NANOS : 0;
    }

    private boolean isAtWork() {
      Thread.State state = thread.getState();
      return state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED;
    }
  }

  /**
   * @param thread the one that an error page would be made on
   */
  void add(Exchange exchange, Thread thread) {
    oldestFirst.add(new Parked(exchange, thread));
  }

  /**
   * Hands over every exchange whose time is up, and drops those that are no longer parked.
   *
   * @return nanoseconds until the next one's time is up, {@code Long.MAX_VALUE} if there is none
   */
  long expire(long nanoTime, Consumer<Exchange> expired) {
    long next = Long.MAX_VALUE;
    Iterator<Parked> all = oldestFirst.iterator();
    while (all.hasNext()) {
      Parked parked = all.next();
      long left = parked.isWaiting() ? parked.nanosLeft(nanoTime) : 0;
      if (left > 0) {
        next = Math.min(next, left);
      } else {
        all.remove();
        if (parked.isWaiting()) {
          expired.accept(parked.exchange);
        }
      }
    }
    return next;
  }

  /** Hands all over, whatever their time. */
  void expireAll(Consumer<Exchange> expired) {
    for (Parked next = oldestFirst.poll(); next != null; next = oldestFirst.poll()) {
      expired.accept(next.exchange);
    }
  }
}
