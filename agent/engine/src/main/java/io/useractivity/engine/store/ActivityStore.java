package io.useractivity.engine.store;

import io.useractivity.engine.record.Batch;

/** Where rows are kept. For one thread at a time. */
public interface ActivityStore {

  /**
   * Writes all of the rows or none, in one short transaction. The first call connects, and creates
   * the table if that is wanted.
   *
   * @throws StoreException if none was written, or if that is not known
   */
  void write(Batch batch) throws StoreException;

  /** Gives the connections back; a later call connects anew. */
  void close();
}
