package io.useractivity.engine.pipeline;

import java.util.concurrent.TimeUnit;

/**
 * For how long the queue's poller may look away: what was answered 50 ms before a JVM is killed
 * must be in the journal, and each look costs as much as some thirty rows, as the processor's
 * caches are cold. Where the system wakes the poller late, it looks more often for some time. For
 * one thread.
 */
final class PollInterval {

  private static final long USUAL_NANOS = TimeUnit.MILLISECONDS.toNanos(33);
  private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  /** About two seconds. */
  private static final int SHORT_POLLS = 100;

  private int shortPolls;

  /** Nanoseconds, until the next look at most. */
  long nanos() {
    return shortPolls > 0 ? SHORT_NANOS : USUAL_NANOS;
  }

  /**
   * Tells how a look away went.
   *
   * @param askedNanos how long it was to be
   * @param tookNanos how long it was
   */
  void was(long askedNanos, long tookNanos) {
    if (tookNanos - askedNanos > LATE_NANOS) {
      shortPolls = SHORT_POLLS;
    } else if (shortPolls > 0) {
      shortPolls--;
    }
  }
}
