package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Archives and deletes what is past its time, a step at a time, so that who runs it decides when to
 * go on and can end it between any two. For one thread.
 *
 * <pre>
 *          rows of one month           all of them gone
 *   LOOK --------------------> DEPART ------------------> LOOK ... until there are no more
 * </pre>
 */
public final class RetentionRun implements AutoCloseable {

  /** There is no next step. */
  public static final long DONE = -1;

  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Lease lease;
  private final Destination destination;
  private final Pace pace = new Pace();
  private final ExpiredWalk walk;

  /** Rows that are on their way; null while others are looked for. */
  private Departure departure;

  private boolean lookedForUnfinished;
  private long archived;
  private long deleted;

  private RetentionRun(Lease lease, Destination destination, ExpiredWalk walk) {
    this.lease = lease;
    this.destination = destination;
    this.walk = walk;
  }

  /**
   * Begins a run; the lease has to be taken already.
   *
   * @param place where rows are archived; null deletes them alone
   */
  public static RetentionRun begin(
      RetentionDatabase database, Lease lease, RetentionPolicy policy, ArchivePlace place)
      throws StoreException, IOException {
    ExpiredWalk walk = new ExpiredWalk(database, policy, database.state().now());
    if (place == null) {
      KnownArchive.requireNone(database);
      return new RetentionRun(lease, new Deleting(database, lease), walk);
    }
    return new RetentionRun(lease, place.open(database, lease), walk);
  }

  /** From now on the rows of the database are deleted and not archived. */
  public static void archiveNoMore(RetentionDatabase database) throws StoreException {
    KnownArchive.end(database);
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
    if (departure == null) {
      lease.renew();
      if (!lookedForUnfinished) {
        departure = destination.unfinished(pace);
        lookedForUnfinished = departure == null;
      }
      if (departure == null) {
        return look();
      }
    }
    long pause = departure.step();
    if (departure.isDone()) {
      archived += departure.archived();
      deleted += departure.deleted();
      departure = null;
    }
    return pause;
  }

  private long look() throws StoreException {
    List<RowKey> rows = walk.takeBlock();
    if (rows != null) {
      departure = destination.departure(rows, pace);
      return 0;
    }
    if (walk.isAtEnd()) {
      return DONE;
    }
    walk.advance();
    return BETWEEN_LOOKS_NANOS;
  }

  public RunTotals totals() {
    return new RunTotals(
        archived + (departure == null ? 0 : departure.archived()),
        deleted + (departure == null ? 0 : departure.deleted()),
        walk.held(),
        destination.place());
  }

  @Override
  public void close() {
    destination.close();
  }
}
