package io.useractivity.engine.instrument;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the transformer did with the classes it was offered. Safe for use by any thread.
 *
 * <p>No {@code LongAdder}: it counts through a {@code VarHandle}, whose own classes pass by the
 * transformer when they are loaded, and then need themselves (ClassCircularityError).
 */
final class TransformationCounts {

  private final AtomicLong transformed = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();

  /**
   * @param nanoTime how long the thread that loads the class was kept
   */
  void count(boolean changed, long nanoTime) {
    (changed ? transformed : skipped).incrementAndGet();
    nanos.addAndGet(nanoTime);
  }

  @Override
  public String toString() {
    return "transformed "
        + transformed
        + ", skipped "
        + skipped
        + ", in "
        + TimeUnit.NANOSECONDS.toMillis(nanos.get())
        + " ms of the loading threads";
  }
}
