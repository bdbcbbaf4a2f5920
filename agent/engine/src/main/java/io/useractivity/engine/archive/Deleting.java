package io.useractivity.engine.archive;

import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.util.List;

/** Rows go nowhere: they are only deleted. For one thread. */
final class Deleting implements Destination {

  private final RetentionDatabase database;
  private final Lease lease;

  Deleting(RetentionDatabase database, Lease lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public Departure unfinished(Pace pace) {
    return null;
  }

  @Override
  public Departure departure(List<RowKey> rows, Pace pace) {
    return new Deletion(database.table(), lease, pace, rows);
  }

  @Override
  public String place() {
    return null;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
