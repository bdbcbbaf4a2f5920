package io.useractivity.engine.store.write;

import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import java.util.Collections;
import java.util.Map;

/** Where rows are kept. For one thread at a time. */
public interface ActivityStore {

  /**
   * Writes all rows of the batch or none, in one short transaction. The first call connects, and
   * creates the table if that is wanted.
   *
   * @throws StoreException if none was written, or if that is not known
   */
  void write(Batch batch) throws StoreException;

  /**
   * How many rows, of so many at most, it likes best in one batch; others it takes as well.
   *
   * @param most at least 1
   */
  default int rowsAtOnce(int most) {
    return most;
  }

  /** How many values were changed so far to fit, by their columns. For any thread. */
  default Map<String, Long> changes() {
    return Collections.emptyMap();
  }

  /** Gives the connections back; a later call connects anew. */
  void close();
}
