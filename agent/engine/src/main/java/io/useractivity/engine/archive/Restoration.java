package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the rows of a month's file back into the table; for one thread. How far it has come is
 * told in each transaction that puts rows back: so a restoring that was killed goes on where it
 * ended, and only when all are back does the archive go.
 */
final class Restoration {

  private static final int ROWS = 100;

  private final RetentionDatabase database;
  private final Lease lease;
  private final ArchiveDirectory directory;
  private final Manifest manifest;
  private final List<RowImage> waiting = new ArrayList<>();
  private long done;
  private long newIds;

  private Restoration(
      RetentionDatabase database, Lease lease, ArchiveDirectory directory, Manifest manifest) {
    this.database = database;
    this.lease = lease;
    this.directory = directory;
    this.manifest = manifest;
  }

  /**
   * Restores a month of which no block is in the table still.
   *
   * @throws IOException also if the archive is not whole
   */
  static RestoredMonth restore(
      RetentionDatabase database, Lease lease, ArchiveDirectory directory, Manifest manifest)
      throws StoreException, IOException {
    directory.verify(manifest);
    Restoration restoration = new Restoration(database, lease, directory, manifest);
    RestoredHold hold =
        new RestoredHold(
            manifest.month(), manifest.oldest(), manifest.newest().plusNanos(1_000_000));
    hold.put(database.holds());
    restoration.run();
    return new RestoredMonth(
        manifest.month(), manifest.rows(), restoration.newIds, hold.toString());
  }

  /**
   * Where a restoring goes on counts on the archive's rows.
   *
   * @param but that may be half restored; null for none
   * @throws IOException if another is
   */
  static void requireNoneHalfDone(
      RetentionDatabase database, ArchiveDirectory directory, Manifest but)
      throws StoreException, IOException {
    String half = database.state().halfRestored();
    for (Manifest manifest : directory.manifests()) {
      if (manifest.id().equals(half) && (but == null || !but.id().equals(half))) {
        throw new IOException(
            "the restoring of "
                + manifest.month()
                + " was interrupted; end it first: restore "
                + manifest.month());
      }
    }
  }

  private void run() throws StoreException, IOException {
    requireNoneHalfDone(database, directory, manifest);
    done = database.state().restored(manifest.id());
    long before = done;
    StoreException[] failure = new StoreException[1];
    try {
      directory.read(
          manifest,
          (row, position) -> {
            if (position >= before) {
              take(row, failure);
            }
          });
      putBack();
    } catch (IOException e) {
      if (failure[0] != null) {
        throw failure[0];
      }
      throw e;
    }
    directory.remove(manifest);
    database.forgetRestored(lease);
  }

  private void take(RowImage row, StoreException[] failure) throws IOException {
    waiting.add(row);
    if (waiting.size() == ROWS) {
      try {
        putBack();
      } catch (StoreException e) {
        failure[0] = e;
        throw new IOException(e);
      }
    }
  }

  private void putBack() throws StoreException {
    if (!waiting.isEmpty()) {
      long then = done + waiting.size();
      newIds += database.restore(lease, waiting, manifest.id(), then);
      done = then;
      waiting.clear();
    }
  }
}
