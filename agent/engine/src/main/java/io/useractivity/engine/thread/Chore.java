package io.useractivity.engine.thread;

/** Work that a thread of the agent's own does now and then. For one thread. */
public interface Chore {

  /**
   * Does what is due.
   *
   * @param nanoTime the time by the monotonic clock
   * @return after how many nanoseconds it is to run again, {@code Long.MAX_VALUE} for "when woken"
   */
  long run(long nanoTime);
}
