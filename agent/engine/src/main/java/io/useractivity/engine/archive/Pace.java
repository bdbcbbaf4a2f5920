package io.useractivity.engine.archive;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * How many rows go at once, and how long to wait then: fewer, and longer, the longer the server
 * took, so that it has most of its time for the application. For one thread.
 */
final class Pace {

  private static final int MOST = 500;
  private static final int FEWEST = 20;
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long FIRST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int RETRIES = 6;

  private int rows = MOST;
  private int failures;

  /** How many rows the next transaction may change. */
  int rows() {
    return rows;
  }

  /**
   * A transaction is done.
   *
   * @return how many nanoseconds to wait before the next
   */
  long pauseAfter(long tookNanos) {
    failures = 0;
    if (tookNanos > SLOW_NANOS) {
      rows = Math.max(FEWEST, rows / 2);
    } else if (tookNanos < QUICK_NANOS) {
      rows = Math.min(MOST, rows * 2);
    }
    return Math.min(LONGEST_NANOS, Math.max(SHORTEST_NANOS, 2 * tookNanos));
  }

  /**
   * A transaction has failed, and may succeed later.
   *
   * @return how many nanoseconds to wait before it is tried again, -1 if that was often enough
   */
  long pauseAfterFailure() {
    rows = Math.max(FEWEST, rows / 2);
    failures++;
    return failures > RETRIES ? -1 : FIRST_RETRY_NANOS << (failures - 1);
  }

  /** Waits. */
  static void pause(long nanos) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; what is not done yet is done by the next run", e);
    }
  }
}
