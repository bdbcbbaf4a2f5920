package io.useractivity.engine.store.write;

import io.useractivity.engine.store.StoreException;
import java.time.Instant;

/** The rows that are past their time. For any thread, whoever writes meanwhile. */
public interface ExpiredRows {

  /** How many rows one call deletes at most; that many tell that there may be more. */
  int CHUNK = 500;

  /** Whether a row was stored, so that the store is connected and the table is there. */
  boolean isConnected();

  /**
   * Deletes a few of the oldest rows in one small transaction. Does nothing as long as no row was
   * written: it is the first write that connects.
   *
   * @param before rows that were created earlier are past their time
   * @return how many were deleted
   * @throws StoreException if none was deleted, or if that is not known
   */
  int deleteSome(Instant before) throws StoreException;
}
