package io.useractivity.engine.instrument;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What the transformer did with the classes it was offered. Safe for use by any thread. */
final class TransformationCounts {

  private final LongAdder transformed = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  /**
   * @param nanoTime how long the thread that loads the class was kept
   */
  void count(boolean changed, long nanoTime) {
    (changed ? transformed : skipped).increment();
    nanos.add(nanoTime);
  }

  @Override
  public String toString() {
    return "transformed "
        + transformed.sum()
        + ", skipped "
        + skipped.sum()
        + ", in "
        + TimeUnit.NANOSECONDS.toMillis(nanos.sum())
        + " ms of the loading threads";
  }
}
