package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Deletes rows in the order of their keys, a few in each step; for one thread. */
final class Deletion {

  private final RetentionDatabase database;
  private final Lease lease;
  private final Pace pace;
  private final List<RowKey> rows;
  private int next;
  private long deleted;

  Deletion(RetentionDatabase database, Lease lease, Pace pace, List<RowKey> rows) {
    this.database = database;
    this.lease = lease;
    this.pace = pace;
    this.rows = new ArrayList<>(rows);
    this.rows.sort(Comparator.comparingLong(RowKey::id));
  }

  boolean isDone() {
    return next == rows.size();
  }

  /** How many rows were there to be deleted, so far. */
  long deleted() {
    return deleted;
  }

  /** Deletes the next few; how many nanoseconds to wait then. */
  long step() throws StoreException {
    int end = Math.min(rows.size(), next + pace.rows());
    if (end == next) {
      return 0;
    }
    long began = System.nanoTime();
    deleted += database.delete(lease, rows.subList(next, end));
    next = end;
    return pace.pauseAfter(System.nanoTime() - began);
  }
}
