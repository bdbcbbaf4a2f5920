package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import io.useractivity.engine.store.retention.RowTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows on their way into an archive's table: each step is one transaction. For one thread. */
final class TableDeparture implements Departure {

  /** They may be wide, and each is in memory twice. */
  private static final int ROWS = 100;

  private final RetentionDatabase database;
  private final Lease lease;
  private final RowTable archive;
  private final Pace pace;
  private final List<RowKey> rows;
  private int next;
  private long moved;

  TableDeparture(
      RetentionDatabase database, Lease lease, RowTable archive, Pace pace, List<RowKey> rows) {
    this.database = database;
    this.lease = lease;
    this.archive = archive;
    this.pace = pace;
    this.rows = new ArrayList<>(rows);
    this.rows.sort(Comparator.comparingLong(RowKey::id));
  }

  @Override
  public boolean isDone() {
    return next == rows.size();
  }

  @Override
  public long step() throws StoreException {
    int end = Math.min(rows.size(), next + Math.min(ROWS, pace.rows()));
    long began = System.nanoTime();
    moved += database.archive(lease, rows.subList(next, end), archive);
    next = end;
    return pace.pauseAfter(System.nanoTime() - began);
  }

  @Override
  public long archived() {
    return moved;
  }

  @Override
  public long deleted() {
    return moved;
  }
}
