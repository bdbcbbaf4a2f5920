package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RetentionState;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The one archive of a database, held by this process until it is closed; for one thread.
 *
 * <p>A database has one archive and an archive one database: with two, a run that was killed in one
 * could not be told from one that was finished in the other, and rows would be lost or doubled.
 */
public final class Archive implements AutoCloseable {

  /** So many rows are read from the table at a time, which may be wide. */
  private static final int READ_AT_ONCE = 100;

  private final RetentionDatabase database;
  private final ArchiveDirectory directory;
  private final AutoCloseable lock;

  /** The month that was added to last; null before the first. */
  private MonthFile file;

  private String month;

  private Archive(RetentionDatabase database, ArchiveDirectory directory, AutoCloseable lock) {
    this.database = database;
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Opens the archive of a database; the first time makes it. What a killed run has left there and
   * no manifest names is deleted.
   *
   * @throws IOException also if the rows of the database go elsewhere, or those of another here
   */
  public static Archive open(RetentionDatabase database, ArchiveDirectory directory)
      throws StoreException, IOException {
    requireOwn(database, directory);
    AutoCloseable lock = directory.lock();
    try {
      directory.removeLeftovers();
    } catch (IOException | RuntimeException e) {
      closeQuietly(lock);
      throw e;
    }
    return new Archive(database, directory, lock);
  }

  /**
   * Makes sure that a process without an archive deletes nothing that belongs into one.
   *
   * @throws IOException if it does
   */
  static void requireNone(RetentionDatabase database) throws StoreException, IOException {
    String[] known = database.state().archive();
    if (known != null) {
      throw new IOException(
          "the rows of "
              + database
              + " are archived in "
              + known[1]
              + ", and here archive.dir is not set, so nothing is deleted; set it to that"
              + " directory, or end the archive by: archive --new-directory");
    }
  }

  private static void requireOwn(RetentionDatabase database, ArchiveDirectory directory)
      throws StoreException, IOException {
    RetentionState state = database.state();
    String[] known = state.archive();
    String id = directory.exists() ? directory.id() : null;
    if (known == null) {
      if (id != null && !directory.manifests().isEmpty()) {
        throw new IOException(
            "the directory "
                + directory
                + " of archive.dir holds the archive of another database; name one for this"
                + " database alone (if it is this one's, delete the file archive.id there)");
      }
      begin(state, directory, id);
    } else if (!known[0].equals(id)) {
      throw new IOException(
          "the rows of "
              + database
              + " are archived in "
              + known[1]
              + ", and archive.dir names "
              + directory
              + ", which is another directory; name that one, move it here, or begin a new archive"
              + " by: archive --new-directory");
    }
  }

  /** From now on the rows of the database go to that directory, or, if it is null, to none. */
  public static void begin(RetentionDatabase database, ArchiveDirectory directory)
      throws StoreException, IOException {
    if (directory == null) {
      database.state().archive(null, null);
    } else {
      begin(database.state(), directory, directory.exists() ? directory.id() : null);
    }
  }

  private static void begin(RetentionState state, ArchiveDirectory directory, String id)
      throws StoreException, IOException {
    directory.create();
    state.archive(id == null ? directory.named() : id, directory.toString());
  }

  ArchiveDirectory directory() {
    return directory;
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
      closeFile();
      file = directory.open(ofMonth);
      month = ofMonth;
    }
    MonthFile.Block block = file.block();
    boolean empty = true;
    for (int at = 0; at < keys.size(); at += READ_AT_ONCE) {
      List<RowImage> rows =
          database.images(keys.subList(at, Math.min(keys.size(), at + READ_AT_ONCE)));
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

  private void closeFile() throws IOException {
    if (file != null) {
      MonthFile closing = file;
      file = null;
      month = null;
      closing.close();
    }
  }

  @Override
  public void close() {
    try {
      closeFile();
    } catch (IOException e) {
      // What counts was forced to the disk before.
    }
    closeQuietly(lock);
  }

  private static void closeQuietly(AutoCloseable lock) {
    try {
      lock.close();
    } catch (Exception e) {
      // The process gives it back at its end.
    }
  }
}
