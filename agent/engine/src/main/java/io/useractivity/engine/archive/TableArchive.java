package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import io.useractivity.engine.store.retention.RowTable;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive that is a table of the same database. Rows go there and back in transactions, so that
 * each is in one of the two tables at any time, and a kill leaves nothing to be ended. For one
 * thread.
 */
final class TableArchive implements Archive {

  private static final int ROWS = 100;

  private final RetentionDatabase database;
  private final Lease lease;
  private final RowTable table;

  TableArchive(RetentionDatabase database, Lease lease, RowTable table) {
    this.database = database;
    this.lease = lease;
    this.table = table;
  }

  @Override
  public Departure unfinished(Pace pace) {
    return null;
  }

  @Override
  public Departure departure(List<RowKey> rows, Pace pace) {
    return new TableDeparture(database, lease, table, pace, rows);
  }

  @Override
  public String place() {
    List<String> others = database.columnsOnlyIn(table);
    return "the table "
        + table
        + (others.isEmpty()
            ? ""
            : " (columns that only this has get their defaults: "
                + String.join(", ", others)
                + ")");
  }

  @Override
  public List<String> months() throws StoreException {
    return months(table);
  }

  /** By the index on the time, from the first row of one month to that of the next. */
  static List<String> months(RowTable table) throws StoreException {
    List<String> months = new ArrayList<>();
    List<RowKey> first = table.oldest(LocalDateTime.of(1, 1, 1, 0, 0), null, 1);
    while (!first.isEmpty()) {
      String month = Months.of(first.get(0).createdAt());
      months.add(month);
      first = table.oldest(Months.end(month), null, 1);
    }
    return months;
  }

  @Override
  public RestoredMonth restore(String month) throws StoreException, IOException {
    LocalDateTime begin = Months.begin(month);
    LocalDateTime end = Months.end(month);
    List<RowKey> rows = table.oldest(begin, end, ROWS);
    if (rows.isEmpty()) {
      throw Months.missing(month, place(), months());
    }
    RestoredHold hold = new RestoredHold(month, begin, end);
    hold.put(database.holds());
    Pace pace = new Pace();
    long restored = 0;
    long newIds = 0;
    while (!rows.isEmpty()) {
      long began = System.nanoTime();
      newIds += database.restore(lease, rows, table);
      restored += rows.size();
      Pace.pause(pace.pauseAfter(System.nanoTime() - began));
      rows = table.oldest(begin, end, Math.min(ROWS, pace.rows()));
    }
    return new RestoredMonth(month, restored, newIds, hold.toString());
  }

  @Override
  public void erase(Eraser eraser) throws StoreException, IOException {
    eraser.erase(table, row -> Months.of(row.createdAt()));
  }

  @Override
  public void close() {
    // The database is another's.
  }
}
