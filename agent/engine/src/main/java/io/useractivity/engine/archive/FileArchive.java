package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An archive of files, one a month. For one thread. */
final class FileArchive implements Archive {

  private final RetentionDatabase database;
  private final Lease lease;
  private final ArchiveDirectory directory;
  private final AutoCloseable lock;
  private final MonthFiles files;

  private FileArchive(
      RetentionDatabase database, Lease lease, ArchiveDirectory directory, AutoCloseable lock) {
    this.database = database;
    this.lease = lease;
    this.directory = directory;
    this.lock = lock;
    this.files = new MonthFiles(database, directory);
  }

  /** Opens it; what a killed run has left there and no manifest names is deleted. */
  static FileArchive open(RetentionDatabase database, Lease lease, ArchiveDirectory directory)
      throws StoreException, IOException {
    requireOwn(database, directory);
    AutoCloseable lock = directory.lock();
    try {
      directory.removeLeftovers();
    } catch (IOException | RuntimeException e) {
      closeQuietly(lock);
      throw e;
    }
    return new FileArchive(database, lease, directory, lock);
  }

  private static void requireOwn(RetentionDatabase database, ArchiveDirectory directory)
      throws StoreException, IOException {
    if (!KnownArchive.isNone(database)) {
      KnownArchive.require(
          database,
          directory.exists() ? directory.id() : null,
          "archive.dir names "
              + directory
              + ", which is another directory; name that one, move it here");
      return;
    }
    if (directory.exists() && directory.id() != null && !directory.manifests().isEmpty()) {
      throw new IOException(
          "the directory "
              + directory
              + " of archive.dir holds the archive of another database; name one for this"
              + " database alone (if it is this one's, delete the file archive.id there)");
    }
    begin(database, directory);
  }

  /** From now on the rows of the database go to that directory. */
  static void begin(RetentionDatabase database, ArchiveDirectory directory)
      throws StoreException, IOException {
    directory.create();
    String id = directory.id();
    database.state().archive(id == null ? directory.named() : id, directory.toString());
  }

  @Override
  public Departure unfinished(Pace pace) throws IOException {
    Manifest unsettled = files.unsettled();
    return unsettled == null ? null : FileDeparture.of(unsettled, files, deleting(pace));
  }

  @Override
  public Departure departure(List<RowKey> rows, Pace pace) {
    return FileDeparture.of(rows, files, deleting(pace));
  }

  private Function<List<RowKey>, Deletion> deleting(Pace pace) {
    return rows -> new Deletion(database.table(), lease, pace, rows);
  }

  @Override
  public String place() {
    return directory.toString();
  }

  @Override
  public List<String> months() throws IOException {
    List<String> months = new ArrayList<>();
    for (Manifest manifest : directory.manifests()) {
      months.add(manifest.month());
    }
    return months;
  }

  @Override
  public RestoredMonth restore(String month) throws StoreException, IOException {
    Manifest manifest = directory.manifest(month);
    if (manifest == null) {
      throw Months.missing(month, directory.toString(), months());
    }
    settle();
    return Restoration.restore(database, lease, directory, directory.manifest(month));
  }

  @Override
  public void erase(Eraser eraser) throws StoreException, IOException {
    settle();
    Restoration.requireNoneHalfDone(database, directory, null);
    new FileErasure(directory, eraser).run();
  }

  /** Deletes from the table what is archived already. */
  private void settle() throws StoreException, IOException {
    for (Departure left = unfinished(new Pace()); left != null; left = unfinished(new Pace())) {
      while (!left.isDone()) {
        Pace.pause(left.step());
      }
    }
  }

  @Override
  public void close() {
    try {
      files.close();
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
