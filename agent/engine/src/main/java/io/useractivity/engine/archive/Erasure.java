package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;

/**
 * Deletes one person's rows, or takes the person out of them, in the table and in the archive. It
 * may be killed and begun again at any time: what is erased already is not found any more.
 */
public final class Erasure {

  private Erasure() {}

  /**
   * Erases a person; the lease has to be taken already.
   *
   * @param archive null if there is none
   * @param delete whether whole rows go, and not the person alone
   * @param dryRun whether rows are only counted
   */
  public static ErasureReport erase(
      RetentionDatabase database,
      Lease lease,
      Archive archive,
      Person person,
      boolean delete,
      boolean dryRun)
      throws StoreException, IOException {
    Eraser eraser = new Eraser(database, lease, person, delete, dryRun);
    if (archive != null) {
      archive.erase(eraser);
    }
    eraser.erase(database.table(), row -> ErasureReport.TABLE);
    return eraser.report();
  }
}
