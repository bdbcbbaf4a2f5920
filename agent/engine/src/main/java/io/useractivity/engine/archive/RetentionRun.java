package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Archives and deletes what is past its time, a step at a time, so that who runs it decides when to
 * go on and can end it between any two. For one thread.
 *
 * <pre>
 *          rows of one month            all deleted
 *   LOOK --------------------> DELETE --------------> LOOK ... until there are no more
 *          written, read back            settled
 * </pre>
 *
 * A run that was killed leaves at most one block both in the table and in the archive, which the
 * manifest names as not settled: the next run goes on with deleting it.
 */
public final class RetentionRun implements AutoCloseable {

  /** There is no next step. */
  public static final long DONE = -1;

  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final RetentionDatabase database;
  private final Lease lease;
  private final Archive archive;
  private final Pace pace = new Pace();
  private final ExpiredWalk walk;

  private Deletion deletion;

  /** Of the rows that are being deleted; null without an archive. */
  private Manifest unsettled;

  private boolean lookedForUnsettled;
  private long archived;
  private long deleted;

  private RetentionRun(RetentionDatabase database, Lease lease, Archive archive, ExpiredWalk walk) {
    this.database = database;
    this.lease = lease;
    this.archive = archive;
    this.walk = walk;
    this.lookedForUnsettled = archive == null;
  }

  /**
   * Begins a run; the lease has to be taken already.
   *
   * @param directory where rows are archived; null deletes them alone
   */
  public static RetentionRun begin(
      RetentionDatabase database, Lease lease, RetentionPolicy policy, ArchiveDirectory directory)
      throws StoreException, IOException {
    LocalDateTime now = database.state().now();
    Archive archive = null;
    if (directory == null) {
      Archive.requireNone(database);
    } else {
      archive = Archive.open(database, directory);
    }
    return new RetentionRun(database, lease, archive, new ExpiredWalk(database, policy, now));
  }

  /**
   * Does the next few rows.
   *
   * @return how many nanoseconds to wait before the next step, or {@link #DONE}
   */
  public long step() throws StoreException, IOException {
    try {
      return next();
    } catch (StoreException e) {
      // Locks, a server that restarts: what a step does may be done twice.
      boolean passing =
          e.kind() == Kind.STATE || e.kind() == Kind.UNCONFIRMED || e.kind() == Kind.AWAY;
      long pause = passing ? pace.pauseAfterFailure() : DONE;
      if (pause == DONE) {
        throw e;
      }
      return pause;
    }
  }

  private long next() throws StoreException, IOException {
    if (deletion != null) {
      long pause = deletion.step();
      if (deletion.isDone()) {
        endDeletion();
      }
      return pause;
    }
    lease.renew();
    if (!lookedForUnsettled) {
      unsettled = archive.unsettled();
      if (unsettled != null) {
        delete(archive.rowsOfLastBlock(unsettled));
        return 0;
      }
      lookedForUnsettled = true;
    }
    List<RowKey> block = walk.takeBlock();
    if (block != null) {
      take(block);
      return 0;
    }
    if (walk.isAtEnd()) {
      return DONE;
    }
    walk.advance();
    return BETWEEN_LOOKS_NANOS;
  }

  private void take(List<RowKey> block) throws StoreException, IOException {
    if (archive == null) {
      delete(block);
      return;
    }
    unsettled = archive.add(ExpiredWalk.month(block.get(0)), block);
    if (unsettled != null) {
      List<RowKey> written = archive.rowsOfLastBlock(unsettled);
      archived += written.size();
      delete(written);
    }
  }

  private void delete(List<RowKey> rows) {
    deletion = new Deletion(database, lease, pace, rows);
  }

  private void endDeletion() throws IOException {
    deleted += deletion.deleted();
    deletion = null;
    if (unsettled != null) {
      archive.settle(unsettled);
      unsettled = null;
    }
  }

  public RunTotals totals() {
    return new RunTotals(
        archived,
        deleted + (deletion == null ? 0 : deletion.deleted()),
        walk.held(),
        archive == null ? null : archive.directory().toString());
  }

  @Override
  public void close() {
    if (archive != null) {
      archive.close();
    }
  }
}
