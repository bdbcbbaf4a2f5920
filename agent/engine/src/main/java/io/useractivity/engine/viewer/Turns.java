package io.useractivity.engine.viewer;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many threads of requests may wait for the database at a time. Another one waits for its turn
 * as long as a page usually takes, and not at all if no turn has begun or ended for that long: the
 * database is slow then, and the application needs its threads. Safe for use by any thread.
 */
final class Turns {

  private static final long USUAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Semaphore free;
  private volatile long lastChange;

  Turns(int most) {
    this.free = new Semaphore(most);
  }

  /**
   * Takes a turn, which is to be {@linkplain #end ended} then.
   *
   * @return whether there was one
   */
  boolean take() {
    boolean taken = free.tryAcquire() || (isMoving() && waitForOne());
    if (taken) {
      lastChange = System.nanoTime();
    }
    return taken;
  }

  private boolean isMoving() {
    return System.nanoTime() - lastChange < USUAL_NANOS;
  }

  private boolean waitForOne() {
    try {
      return free.tryAcquire(USUAL_NANOS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException ofTheApplication) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void end() {
    lastChange = System.nanoTime();
    free.release();
  }
}
