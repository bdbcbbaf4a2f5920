package io.useractivity.engine.store;

/** Rows past their time. Safe for use by a thread of its own beside the one that writes. */
public interface ExpiredRows {

  /** As many are deleted at once at most. */
  int CHUNK = 500;

  /** Whether the store is connected: before its first row nothing of the database is touched. */
  boolean isConnected();

  /**
   * Deletes some rows, the oldest first, in one short transaction.
   *
   * @param days what is older goes, at least 1
   * @return how many were deleted, at most {@link #CHUNK}
   */
  int deleteSome(int days) throws StoreException;
}
