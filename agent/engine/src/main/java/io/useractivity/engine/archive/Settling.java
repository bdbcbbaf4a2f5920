package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Ends what a killed run has begun, before anything else is done with an archive. */
final class Settling {

  private Settling() {}

  /** Deletes from the table what the archive has already. */
  static void settle(RetentionDatabase database, Lease lease, Archive archive)
      throws StoreException, IOException {
    for (Manifest manifest = archive.unsettled();
        manifest != null;
        manifest = archive.unsettled()) {
      Deletion deletion =
          new Deletion(database, lease, new Pace(), archive.rowsOfLastBlock(manifest));
      while (!deletion.isDone()) {
        pause(deletion.step());
      }
      archive.settle(manifest);
    }
  }

  /** Waits as the pace has it. */
  static void pause(long nanos) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; what is not done yet is done by the next run", e);
    }
  }
}
