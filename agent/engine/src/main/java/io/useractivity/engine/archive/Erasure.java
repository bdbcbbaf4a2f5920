package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Deletes one person's rows, or takes the person out of them, in the table and in the archives;
 * what a legal hold keeps stays and is told. For one thread. It may be killed and begun again at
 * any time: what is erased already is not found any more.
 */
public final class Erasure {

  private static final int ROWS = 100;
  private static final long RENEW_EVERY = 5_000;

  private final RetentionDatabase database;
  private final Lease lease;
  private final Archive archive;
  private final Person person;

  /** Null where rows are deleted. */
  private final Pseudonym pseudonym;

  private final boolean dryRun;
  private final List<LegalHold> holds;
  private final ErasureReport.Builder report;
  private final Pace pace = new Pace();

  private Erasure(
      RetentionDatabase database,
      Lease lease,
      Archive archive,
      Person person,
      boolean delete,
      boolean dryRun)
      throws StoreException {
    this.database = database;
    this.lease = lease;
    this.archive = archive;
    this.person = person;
    this.pseudonym = delete ? null : new Pseudonym(person);
    this.dryRun = dryRun;
    this.holds = database.holds().all();
    this.report = new ErasureReport.Builder(delete ? null : pseudonym.toString());
  }

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
    if (archive != null) {
      Settling.settle(database, lease, archive);
      requireNoneHalfRestored(database, archive);
    }
    Erasure erasure = new Erasure(database, lease, archive, person, delete, dryRun);
    erasure.inTable();
    erasure.inArchives();
    return erasure.report.build();
  }

  /** Where a restoring goes on counts on the archive's rows. */
  private static void requireNoneHalfRestored(RetentionDatabase database, Archive archive)
      throws StoreException, IOException {
    String half = database.state().halfRestored();
    for (Manifest manifest : archive.directory().manifests()) {
      if (manifest.id().equals(half)) {
        throw new IOException(
            "the restoring of "
                + manifest.month()
                + " was interrupted; end it first: restore "
                + manifest.month());
      }
    }
  }

  private void inTable() throws StoreException, IOException {
    PersonSearch search = new PersonSearch(database, person);
    for (List<RowKey> page = search.next(); page != null; page = search.next()) {
      List<RowKey> mine = new ArrayList<>();
      for (RowKey row : page) {
        if (!isHeld(row)) {
          mine.add(row);
        }
      }
      if (!dryRun) {
        lease.renew();
        change(mine);
      }
      report.erased(ErasureReport.TABLE, mine.size());
    }
  }

  private boolean isHeld(RowKey row) {
    for (LegalHold hold : holds) {
      if (hold.covers(row)) {
        report.held(hold.name());
        return true;
      }
    }
    return false;
  }

  private void change(List<RowKey> rows) throws StoreException, IOException {
    if (pseudonym == null) {
      Deletion deletion = new Deletion(database, lease, pace, rows);
      while (!deletion.isDone()) {
        Settling.pause(deletion.step());
      }
      return;
    }
    for (int at = 0; at < rows.size(); at += ROWS) {
      List<RowImage> was = database.images(rows.subList(at, Math.min(rows.size(), at + ROWS)));
      List<RowImage> is = new ArrayList<>(was.size());
      for (RowImage row : was) {
        is.add(pseudonym.of(row));
      }
      long began = System.nanoTime();
      database.update(lease, was, is);
      Settling.pause(pace.pauseAfter(System.nanoTime() - began));
    }
  }

  private void inArchives() throws StoreException, IOException {
    if (archive == null) {
      return;
    }
    for (Manifest manifest : archive.directory().manifests()) {
      long found = mineIn(manifest);
      if (found > 0 && !dryRun) {
        lease.renew();
        rewrite(manifest);
      }
      report.erased(manifest.month(), found);
    }
  }

  private long mineIn(Manifest manifest) throws IOException {
    long[] count = new long[1];
    archive
        .directory()
        .read(
            manifest,
            (row, position) -> {
              renewAt(position);
              RowKey key = row.key();
              if (person.isOf(key) && !isHeld(key)) {
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
    ArchiveDirectory directory = archive.directory();
    Manifest rewritten;
    try (MonthFile file = directory.begin(manifest.month(), manifest.id())) {
      MonthFile.Block block = file.block();
      boolean[] any = new boolean[1];
      directory.read(
          manifest,
          (row, position) -> {
            renewAt(position);
            RowKey key = row.key();
            RowImage left = row;
            if (person.isOf(key) && !covered(key)) {
              left = pseudonym == null ? null : pseudonym.of(row);
            }
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
    if (position % RENEW_EVERY == 0 && !dryRun) {
      try {
        lease.renew();
      } catch (StoreException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  private boolean covered(RowKey row) {
    for (LegalHold hold : holds) {
      if (hold.covers(row)) {
        return true;
      }
    }
    return false;
  }
}
