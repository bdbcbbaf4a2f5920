package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import java.io.IOException;

/**
 * Rows on their way out of the table. It may end after any step, as by a kill, and each row is then
 * in one place for who reads by our means. For one thread.
 */
interface Departure {

  boolean isDone();

  /**
   * Does a little of it. A step that failed may be done again.
   *
   * @return how many nanoseconds to wait before the next
   */
  long step() throws StoreException, IOException;

  /** How many rows went to the archive, so far. */
  long archived();

  /** How many rows went from the table, so far. */
  long deleted();
}
