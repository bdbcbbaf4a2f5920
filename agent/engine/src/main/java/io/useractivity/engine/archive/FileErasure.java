package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RowImage;
import java.io.IOException;
import java.util.Collections;

/** Erases a person in an archive's files. For one thread. */
final class FileErasure {

  private static final long RENEW_EVERY = 5_000;

  private final ArchiveDirectory directory;
  private final Eraser eraser;

  FileErasure(ArchiveDirectory directory, Eraser eraser) {
    this.directory = directory;
    this.eraser = eraser;
  }

  void run() throws StoreException, IOException {
    for (Manifest manifest : directory.manifests()) {
      long found = mineIn(manifest);
      if (found > 0 && !eraser.isDryRun()) {
        eraser.renew();
        rewrite(manifest);
      }
      eraser.tell(manifest.month(), found);
    }
  }

  private long mineIn(Manifest manifest) throws IOException {
    long[] count = new long[1];
    directory.read(
        manifest,
        (row, position) -> {
          renewAt(position);
          if (eraser.takes(row.key())) {
            count[0]++;
          }
        });
    return count[0];
  }

  /**
   * Writes the month's file anew beside the old one, reads it back, and only then has the manifest
   * name it; then the old one goes.
   */
  private void rewrite(Manifest manifest) throws IOException {
    Manifest rewritten;
    try (MonthFile file = directory.begin(manifest.month(), manifest.id())) {
      MonthFile.Block block = file.block();
      boolean[] any = new boolean[1];
      directory.read(
          manifest,
          (row, position) -> {
            renewAt(position);
            RowImage left = eraser.left(row);
            if (left != null) {
              any[0] = true;
              block.add(Collections.singletonList(left));
            }
          });
      rewritten = any[0] ? block.finish().changed().unsettledAt(-1).build() : null;
    }
    if (rewritten == null) {
      directory.remove(manifest);
      directory.removeLeftovers();
    } else {
      directory.put(rewritten);
      directory.delete(manifest.file());
    }
  }

  /** A month's archive may take longer than the turn lasts. */
  private void renewAt(long position) throws IOException {
    if (position % RENEW_EVERY == 0 && !eraser.isDryRun()) {
      try {
        eraser.renew();
      } catch (StoreException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
