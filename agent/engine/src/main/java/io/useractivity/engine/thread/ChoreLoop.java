package io.useractivity.engine.thread;

import io.useractivity.engine.log.Log;
import java.util.concurrent.TimeUnit;

/** Runs a chore that may have to wait, for a database say, on a thread of its own. */
public final class ChoreLoop implements Runnable {

  private static final long AFTER_A_FAILURE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String name;
  private final Chore chore;
  private final Log log;

  /**
   * @param name of the chore, for the log; a constant
   */
  public ChoreLoop(String name, Chore chore, Log log) {
    this.name = name;
    this.chore = chore;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long next() {
    try {
      return chore.run(System.nanoTime());
    } catch (RuntimeException | Error e) {
      log.warnOncePerMinute("chore", "The chore \"" + name + "\" failed: " + e);
      return AFTER_A_FAILURE_NANOS;
    }
  }
}
