package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Rows of one month on their way into its file:
 *
 * <pre>
 *   WRITE -----------------------------> DELETE -------------> done
 *          read back, in the manifest             settled
 * </pre>
 *
 * One that was killed leaves its rows both in the table and in the file, which the manifest names
 * as not settled: the next run goes on with deleting them. For one thread.
 */
final class FileDeparture implements Departure {

  private final MonthFiles files;
  private final Function<List<RowKey>, Deletion> deleting;

  /** Null once they are written. */
  private List<RowKey> unwritten;

  private Manifest manifest;
  private Deletion deletion;
  private long archived;
  private boolean done;

  private FileDeparture(MonthFiles files, Function<List<RowKey>, Deletion> deleting) {
    this.files = files;
    this.deleting = deleting;
  }

  /** Rows that are not written yet. */
  static FileDeparture of(
      List<RowKey> rows, MonthFiles files, Function<List<RowKey>, Deletion> deleting) {
    FileDeparture departure = new FileDeparture(files, deleting);
    departure.unwritten = rows;
    return departure;
  }

  /** Rows that are written, and not all deleted. */
  static FileDeparture of(
      Manifest unsettled, MonthFiles files, Function<List<RowKey>, Deletion> deleting)
      throws IOException {
    FileDeparture departure = new FileDeparture(files, deleting);
    departure.delete(unsettled, files.rowsOfLastBlock(unsettled));
    return departure;
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public long archived() {
    return archived;
  }

  @Override
  public long deleted() {
    return deletion == null ? 0 : deletion.deleted();
  }

  @Override
  public long step() throws StoreException, IOException {
    if (unwritten != null) {
      write();
      return 0;
    }
    long pause = deletion.step();
    if (deletion.isDone()) {
      files.settle(manifest);
      done = true;
    }
    return pause;
  }

  private void write() throws StoreException, IOException {
    Manifest written = files.add(ExpiredWalk.month(unwritten.get(0)), unwritten);
    unwritten = null;
    if (written == null) {
      done = true;
      return;
    }
    List<RowKey> rows = files.rowsOfLastBlock(written);
    archived = rows.size();
    delete(written, rows);
  }

  private void delete(Manifest unsettled, List<RowKey> rows) {
    manifest = unsettled;
    deletion = deleting.apply(rows);
  }
}
