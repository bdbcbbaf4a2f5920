package io.useractivity.engine.capture;

import io.useractivity.engine.record.ActivityRecord;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Holds the rows that an application writes while it starts. Passed on, they would have the agent
 * make its table, and Flyway refuses a schema that is not empty; so they wait for the first request
 * to end. An application that gets no requests, such as a batch job, has them pass after a minute,
 * or when they become many. For any thread; takes no locks.
 */
final class EarlyRecords {

  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST = 256;

  private final ConcurrentLinkedQueue<ActivityRecord> held = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Consumer<ActivityRecord> records;
  private volatile boolean released;
  private volatile long firstNanos;

  EarlyRecords(Consumer<ActivityRecord> records) {
    this.records = records;
  }

  /**
   * Takes a row that belongs to no request.
   *
   * @return whether it is the first that waits, so that {@link #expire} has to be called some day
   */
  boolean accept(ActivityRecord record, long nanoTime) {
    if (released) {
      records.accept(record);
      return false;
    }
    int number = count.incrementAndGet();
    if (number == 1) {
      firstNanos = nanoTime;
    }
    held.add(record);
    if (released || number >= MOST) {
      release(); // nobody else may look again
      return false;
    }
    return number == 1;
  }

  /** Passes on what waits, and from now on whatever comes. */
  void release() {
    if (released && held.isEmpty()) {
      return;
    }
    released = true;
    for (ActivityRecord record = held.poll(); record != null; record = held.poll()) {
      records.accept(record);
    }
  }

  /**
   * Passes on what has waited long enough.
   *
   * @return nanoseconds until it should be called again, {@code Long.MAX_VALUE} for never
   */
  long expire(long nanoTime) {
    if (released || held.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long left = LONGEST_NANOS - (nanoTime - firstNanos);
    if (left > 0) {
      return left;
    }
    release();
    return Long.MAX_VALUE;
  }
}
