package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.store.retention.RowKey;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The files of an archive as rows are added to them, a block at a time; for one thread. */
final class MonthFiles implements Closeable {

  /** So many rows are read from the table at a time, which may be wide. */
  private static final int READ_AT_ONCE = 100;

  private final RetentionDatabase database;
  private final ArchiveDirectory directory;

  /** The month that was added to last; null before the first. */
  private MonthFile file;

  private String month;

  MonthFiles(RetentionDatabase database, ArchiveDirectory directory) {
    this.database = database;
    this.directory = directory;
  }

  /**
   * The first manifest whose last block may have rows in the table still; null if there is none.
   */
  Manifest unsettled() throws IOException {
    for (Manifest manifest : directory.manifests()) {
      if (!manifest.isSettled()) {
        return manifest;
      }
    }
    return null;
  }

  /** The rows of its last block. */
  List<RowKey> rowsOfLastBlock(Manifest unsettled) throws IOException {
    List<RowKey> keys = new ArrayList<>();
    directory.read(unsettled, unsettled.unsettledAt(), (row, position) -> keys.add(row.key()));
    return keys;
  }

  /** All of its rows have been deleted from the table. */
  void settle(Manifest manifest) throws IOException {
    directory.put(manifest.changed().unsettledAt(-1).build());
  }

  /**
   * Adds rows of one month, reads them back, and names them in the manifest, so that they may be
   * deleted from the table.
   *
   * @return the month's manifest, not settled; null if none of the rows is in the table any more
   */
  Manifest add(String ofMonth, List<RowKey> keys) throws StoreException, IOException {
    if (!ofMonth.equals(month)) {
      close();
      file = directory.open(ofMonth);
      month = ofMonth;
    }
    MonthFile.Block block = file.block();
    boolean empty = true;
    for (int at = 0; at < keys.size(); at += READ_AT_ONCE) {
      List<RowImage> rows =
          database.table().images(keys.subList(at, Math.min(keys.size(), at + READ_AT_ONCE)));
      block.add(rows);
      empty &= rows.isEmpty();
    }
    if (empty) {
      return null;
    }
    Manifest manifest = block.finish();
    directory.put(manifest);
    return manifest;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      MonthFile closing = file;
      file = null;
      month = null;
      closing.close();
    }
  }
}
