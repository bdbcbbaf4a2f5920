package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of an archive that are not in the table as well, so that both together have each row
 * once: also after a run, or a restoring, that was killed. Immutable; one row is in memory at a
 * time, or the few thousand keys of a block that is not settled.
 */
public final class ArchiveReader implements ArchivedRows {

  private final ArchiveDirectory directory;

  /** Null where the database cannot be asked: then unsettled rows count as archived. */
  private final RetentionDatabase database;

  public ArchiveReader(ArchiveDirectory directory, RetentionDatabase database) {
    this.directory = directory;
    this.database = database;
  }

  @Override
  public void find(Person person, Keys keys) throws StoreException, IOException {
    for (Manifest manifest : directory.manifests()) {
      read(
          manifest,
          row -> {
            if (person.isOf(row.key())) {
              keys.key(manifest.month(), row.key());
            }
          });
    }
  }

  @Override
  public void read(Person person, Rows rows) throws StoreException, IOException {
    read(
        null,
        null,
        row -> {
          if (person.isOf(row.key())) {
            rows.row(row);
          }
        });
  }

  /**
   * Hands over the rows of a time, month by month and else in the order in which they were
   * archived.
   *
   * @param from inclusive, null for the beginning
   * @param until exclusive, null for the end
   */
  public void read(LocalDateTime from, LocalDateTime until, Rows rows)
      throws StoreException, IOException {
    for (Manifest manifest : directory.manifests()) {
      boolean before = from != null && manifest.newest().isBefore(from);
      boolean after = until != null && !manifest.oldest().isBefore(until);
      if (!before && !after) {
        read(
            manifest,
            row -> {
              LocalDateTime created = row.key().createdAt();
              if ((from == null || !created.isBefore(from))
                  && (until == null || created.isBefore(until))) {
                rows.row(row);
              }
            });
      }
    }
  }

  /** When the oldest row was that was ever archived; null if there is none. */
  LocalDateTime oldest() throws IOException {
    LocalDateTime oldest = null;
    for (Manifest manifest : directory.manifests()) {
      if (oldest == null || manifest.oldest().isBefore(oldest)) {
        oldest = manifest.oldest();
      }
    }
    return oldest;
  }

  /** Closes the database. */
  void close() {
    if (database != null) {
      database.close();
    }
  }

  /** Hands over the rows of one archive. */
  public void read(Manifest manifest, Rows rows) throws StoreException, IOException {
    long restored = database == null ? 0 : database.state().restored(manifest.id());
    Set<Long> inTable = inTable(manifest);
    directory.read(
        manifest,
        (row, position) -> {
          if (position >= restored && !inTable.contains(row.key().id())) {
            rows.row(row);
          }
        });
  }

  /** Which rows of a block that is not settled the table has still. */
  private Set<Long> inTable(Manifest manifest) throws StoreException, IOException {
    if (manifest.isSettled() || database == null) {
      return Collections.emptySet();
    }
    List<RowKey> block = new ArrayList<>();
    directory.read(manifest, manifest.unsettledAt(), (row, position) -> block.add(row.key()));
    Set<Long> ids = new HashSet<>();
    for (int at = 0; at < block.size(); at += 100) {
      List<RowKey> part = block.subList(at, Math.min(block.size(), at + 100));
      for (RowImage row : database.table().images(part)) {
        ids.add(row.key().id());
      }
    }
    return ids;
  }
}
