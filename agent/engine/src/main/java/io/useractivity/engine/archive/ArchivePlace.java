package io.useractivity.engine.archive;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Where the configuration wants rows to be archived: files or a table. Its text names it. */
public interface ArchivePlace {

  /**
   * Opens the archive of a database to change it; the first time makes it.
   *
   * @throws IOException also if the rows of the database go elsewhere, or those of another here
   */
  Archive open(RetentionDatabase database, Lease lease) throws StoreException, IOException;

  /** From now on the rows of the database go there. */
  void begin(RetentionDatabase database) throws StoreException, IOException;

  /** What is there, for who looks for a person. */
  ArchivedRows rows(RetentionDatabase database) throws StoreException;

  /**
   * What is there and the rows of the table, each row once.
   *
   * @param table is closed with it
   * @param limit how long the database, and then an archive of files, may take for a page
   */
  ActivityRows with(ActivityRows table, StoreSettings settings, Duration limit);

  /** Looks whether all of it is as it was archived, as far as that can be told. */
  List<VerifiedMonth> verify(StoreSettings settings) throws StoreException, IOException;
}
