package io.useractivity.engine.journal;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;

/**
 * Keeps rows in order from their assembly until the store has them; each row has a position. One
 * thread appends, one other thread takes batches.
 */
public interface Journal {

  /**
   * Appends a row without waiting.
   *
   * @return false if there is no room at the moment
   */
  boolean append(ActivityRow row);

  /**
   * Waits for rows: until there are as many as wanted, or the first has waited long enough, or
   * {@link #hurry} was called. The rows stay until {@link #delivered}.
   *
   * @param rows at most this many, and at least one
   */
  Batch next(int rows, long lingerNanos) throws InterruptedException;

  /** The store has the batch, or will never have it: its rows may be forgotten. */
  void delivered(Batch batch);

  /** From now on no batch waits to fill. */
  void hurry();
}
