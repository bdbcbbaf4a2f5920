package io.useractivity.engine.journal;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;

/**
 * Keeps rows in order from their assembly until the store has them. Each row has a position: how
 * many rows came before it. One thread appends, one other thread takes batches and tells which are
 * delivered; any thread may ask and wait.
 */
public interface Journal {

  /**
   * Appends a row without waiting.
   *
   * @return false if there is no room at the moment
   */
  boolean append(ActivityRow row);

  /**
   * Waits for rows: until there are as many as wanted or there is room for, or the first has waited
   * long enough, or {@link #flushNow} was called. The rows stay until they are {@link #delivered}.
   * They are fewer than wanted where more would take too much memory to write at once.
   *
   * @param rows at most this many, and at least one
   * @param lingerNanos how long a row may wait for others
   */
  Batch next(int rows, long lingerNanos) throws InterruptedException;

  /**
   * The store has the rows, or will never have them: they may be forgotten.
   *
   * @param batch the one that was taken last, or what comes next of it
   */
  void delivered(Batch batch);

  /**
   * The store does not take the row now. It stays, out of the way of those behind it, and later
   * comes again alone.
   *
   * @param row the one that comes next of the batch that was taken last
   * @param delayNanos for how long it stays out of the way
   */
  void postpone(Batch row, long delayNanos);

  /** Whether a row would find room. For the appender. */
  boolean hasRoom();

  /** What was appended is safe from now on, as far as it can be. For the appender. */
  void secure();

  /** The position after the last row that was appended. */
  long end();

  /** The position before which all rows are delivered. */
  long deliveredTo();

  /** How many rows are not delivered. */
  long waiting();

  /** How many of them a later process will find. */
  long onDisk();

  /**
   * Waits until all rows before a position are delivered.
   *
   * @return whether they are; false if the time was over before
   */
  boolean awaitDelivered(long position, long timeoutNanos) throws InterruptedException;

  /** Looks after what it has on disk. For the appender; whether that is to be done again soon. */
  boolean tend();

  /** Forces to the disk what was written there. For a thread that may wait. */
  void force();

  /** Where rows wait, as in "they wait in memory". */
  String place();

  /** From now on no batch waits to fill. */
  void flushNow();

  /** Ends it. Neither appender nor deliverer is there any more. */
  void close();
}
