package io.useractivity.engine.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.AtomicHistogram;

/**
 * How long something takes, in percentiles since the start: to two digits, up to ten minutes. Of
 * the histogram nothing is loaded before the first time is recorded. One thread records; safe to
 * read by any.
 */
public final class Latency {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
  private static final int DIGITS = 2;
  private static final int ALL = 100;

  private volatile AtomicHistogram micros;

  public void record(long nanos) {
    AtomicHistogram counts = micros;
    if (counts == null) {
      counts = new AtomicHistogram(LONGEST_MICROS, DIGITS);
      micros = counts;
    }
    long took = TimeUnit.NANOSECONDS.toMicros(Math.max(0, nanos));
    counts.recordValue(Math.min(took, LONGEST_MICROS));
  }

  /**
   * Makes the percentiles known, in microseconds.
   *
   * @param what was measured
   */
  public void register(String what, Figures figures) {
    figures.register(what + " p50 us", percentile(50));
    figures.register(what + " p95 us", percentile(95));
    figures.register(what + " p99 us", percentile(99));
    figures.register(what + " longest us", percentile(ALL));
  }

  private LongSupplier percentile(int percent) {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        AtomicHistogram counts = micros;
        return counts == null ? 0 : counts.getValueAtPercentile(percent);
      }
    };
  }
}
