package io.useractivity.engine.store.write;

import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;

/** Where rows are kept. For one thread at a time. */
public interface ActivityStore {

  /**
   * Writes all rows of the batch or none, in one short transaction. The first call connects, and
   * creates the table if that is wanted.
   *
   * @throws StoreException if none was written, or if that is not known
   */
  void write(Batch batch) throws StoreException;

  /** Gives the connections back; a later call connects anew. */
  void close();
}
