package io.useractivity.engine.store;

import io.useractivity.engine.record.ActivityRow;
import java.util.List;

/** Where rows are kept. For one thread at a time. */
public interface ActivityStore {

  /**
   * Writes all of the rows or none, in one short transaction. The first call connects, and creates
   * the table if that is wanted.
   *
   * @throws StoreException if none was written, or if that is not known
   */
  void write(List<ActivityRow> rows) throws StoreException;

  /** Deletes a few rows that are past their time, if that is due; to be called between batches. */
  void prune() throws StoreException;

  /** Gives the connections back; a later call connects anew. */
  void close();
}
