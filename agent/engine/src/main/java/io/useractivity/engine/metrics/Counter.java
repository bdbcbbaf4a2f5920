package io.useractivity.engine.metrics;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts what happened since the JVM started; safe for use by any thread, takes no locks. */
public final class Counter implements LongSupplier {

  private final LongAdder count = new LongAdder();

  public void increment() {
    count.increment();
  }

  public void add(long more) {
    count.add(more);
  }

  @Override
  public long getAsLong() {
    return count.sum();
  }
}
