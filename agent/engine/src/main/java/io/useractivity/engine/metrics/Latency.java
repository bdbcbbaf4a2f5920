package io.useractivity.engine.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How long something takes: the longest time so far, in milliseconds. For one writing thread. */
public final class Latency implements LongSupplier {

  private final AtomicLong longestNanos = new AtomicLong();

  public void record(long nanos) {
    if (nanos > longestNanos.get()) {
      longestNanos.lazySet(nanos);
    }
  }

  @Override
  public long getAsLong() {
    return TimeUnit.NANOSECONDS.toMillis(longestNanos.get());
  }
}
