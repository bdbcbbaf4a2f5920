package io.useractivity.engine.archive;

import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A directory of files, {@code archive.dir}. Immutable. */
final class ArchiveFiles implements ArchivePlace {

  private final ArchiveDirectory directory;

  ArchiveFiles(ArchiveDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Archive open(RetentionDatabase database, Lease lease) throws StoreException, IOException {
    return FileArchive.open(database, lease, directory);
  }

  @Override
  public void begin(RetentionDatabase database) throws StoreException, IOException {
    FileArchive.begin(database, directory);
  }

  @Override
  public ArchivedRows rows(RetentionDatabase database) {
    return new ArchiveReader(directory, database);
  }

  @Override
  public ActivityRows with(ActivityRows table, StoreSettings settings, Duration limit) {
    return new WithArchives(table, new ArchiveReader(directory, database(settings)), limit);
  }

  /** Which archived rows are in the table still; null where an application has the file open. */
  private static RetentionDatabase database(StoreSettings settings) {
    try {
      return RetentionDatabase.openToRead(settings, Log.onStandardError(Log.Level.OFF));
    } catch (StoreException e) {
      return null; // what is wrong with it is told by who reads the table
    }
  }

  @Override
  public List<VerifiedMonth> verify(StoreSettings settings) throws IOException {
    List<VerifiedMonth> months = new ArrayList<>();
    for (Manifest manifest : directory.manifests()) {
      months.add(
          new VerifiedMonth(
              manifest.month(),
              manifest.rows(),
              manifest.bytes(),
              manifest.sha256(),
              verdict(manifest)));
    }
    return months;
  }

  private String verdict(Manifest manifest) {
    try {
      directory.verify(manifest);
      return VerifiedMonth.GOOD;
    } catch (IOException e) {
      return FileFailure.reason(e);
    }
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
