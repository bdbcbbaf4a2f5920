package io.useractivity.engine;

import io.useractivity.bridge.Bridge;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counters;
import java.util.concurrent.TimeUnit;

/** Says once a minute what became of the requests, while something is wrong. For one thread. */
final class HealthReport {

  private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Counters counters;
  private final Log log;
  private long wrongBefore;
  private long lastNanos = System.nanoTime() - PERIOD_NANOS;

  HealthReport(Counters counters, Log log) {
    this.counters = counters;
    this.log = log;
  }

  /**
   * Reports if there is something to report and the last time is long enough ago.
   *
   * @return nanoseconds until it should be asked again, {@code Long.MAX_VALUE} if nothing is under
   *     way
   */
  long sayIfDue(long nanoTime) {
    Counters.Snapshot now = counters.snapshot();
    long wrong = now.lost + now.failed + Bridge.swallowed();
    boolean due = nanoTime - lastNanos >= PERIOD_NANOS;
    if (due && wrong > wrongBefore) {
      log.warn("Not every request has its row: " + now + ", swallowed " + Bridge.swallowed() + ".");
      wrongBefore = wrong;
      lastNanos = nanoTime;
    }
    return wrong > wrongBefore || now.waiting() > 0 ? PERIOD_NANOS : Long.MAX_VALUE;
  }
}
