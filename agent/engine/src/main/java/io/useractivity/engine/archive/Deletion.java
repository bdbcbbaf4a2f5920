package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RowKey;
import io.useractivity.engine.store.retention.RowTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Deletes rows in the order of their keys, a few in each step; for one thread. */
final class Deletion implements Departure {

  private final RowTable table;
  private final Lease lease;
  private final Pace pace;
  private final List<RowKey> rows;
  private int next;
  private long deleted;

  Deletion(RowTable table, Lease lease, Pace pace, List<RowKey> rows) {
    this.table = table;
    this.lease = lease;
    this.pace = pace;
    this.rows = new ArrayList<>(rows);
    this.rows.sort(Comparator.comparingLong(RowKey::id));
  }

  @Override
  public boolean isDone() {
    return next == rows.size();
  }

  @Override
  public long archived() {
    return 0;
  }

  /** How many rows were there to be deleted, so far. */
  @Override
  public long deleted() {
    return deleted;
  }

  @Override
  public long step() throws StoreException {
    int end = Math.min(rows.size(), next + pace.rows());
    if (end == next) {
      return 0;
    }
    long began = System.nanoTime();
    deleted += table.delete(lease, rows.subList(next, end));
    next = end;
    return pace.pauseAfter(System.nanoTime() - began);
  }

  /** Does all of it. */
  void run() throws StoreException, IOException {
    while (!isDone()) {
      Pace.pause(step());
    }
  }
}
