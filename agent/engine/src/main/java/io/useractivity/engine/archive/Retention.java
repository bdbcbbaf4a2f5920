package io.useractivity.engine.archive;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.retention.Holder;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.write.DeferredActivityStore;
import io.useractivity.engine.thread.Chore;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;

/**
 * The agent's daily run: a day after the last one by any JVM, on a server without traffic too, but
 * never before the first row has been stored. For one thread; another may close it.
 */
public final class Retention implements Chore {

  private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long ASK_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long FIRST_RETRY_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long LAST_RETRY_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final Duration PERIOD = Duration.ofDays(1);

  /** A JVM that has just started may have been told to keep less. */
  private static final Duration PERIOD_AT_START = Duration.ofHours(1);

  private final RetentionSettings settings;
  private final DeferredActivityStore store;
  private final Log log;

  private RetentionDatabase database;
  private OpenDatabase opened;
  private Lease lease;
  private RetentionRun run;
  private boolean started;
  private boolean closed;
  private long retryNanos = FIRST_RETRY_NANOS;

  public Retention(RetentionSettings settings, DeferredActivityStore store, Log log) {
    this.settings = settings;
    this.store = store;
    this.log = log;
  }

  @Override
  public synchronized long run(long nanoTime) {
    OpenDatabase open = store.database();
    if (closed || open == null) {
      return LOOK_AGAIN_NANOS;
    }
    try {
      if (run == null) {
        connect(open);
        long wait = begin();
        if (wait > 0) {
          return wait;
        }
      }
      long pause = run.step();
      if (pause != RetentionRun.DONE) {
        return pause;
      }
      end(LastRun.DONE);
      retryNanos = FIRST_RETRY_NANOS;
      return ASK_AGAIN_NANOS;
    } catch (StoreException | IOException | RuntimeException | Error e) {
      return failed(e);
    }
  }

  /** The store opens another database where it had to begin anew. */
  private void connect(OpenDatabase open) throws StoreException {
    if (!open.equals(opened)) {
      database = RetentionDatabase.of(open, settings.create());
      opened = open;
    }
  }

  /** Begins a run if it is time; else how many nanoseconds to wait. */
  private long begin() throws StoreException, IOException {
    LastRun last = database.state().lastRun();
    long wait = last == null ? 0 : untilDue(last, database.state().now());
    if (wait > 0) {
      return Math.min(wait, ASK_AGAIN_NANOS);
    }
    Holder holder = Holder.ofThisProcess("agent");
    database = RetentionDatabase.of(opened, settings.create()); // with the columns as they are now
    Lease mine = database.lease(holder);
    String other = mine.take();
    if (other != null) {
      log.debug("Old rows are another's turn just now: " + other + ".");
      return FIRST_RETRY_NANOS;
    }
    lease = mine;
    database.state().begin(holder);
    run = RetentionRun.begin(database, lease, settings.policy(), settings.place());
    started = true;
    return 0;
  }

  /** One that failed, or was killed, has not been a run. */
  private long untilDue(LastRun last, LocalDateTime now) {
    boolean done = last.ended() != null && LastRun.DONE.equals(last.result());
    Duration period = started ? PERIOD : PERIOD_AT_START;
    return done ? Duration.between(now, last.started().plus(period)).toNanos() : 0;
  }

  private void end(String result) throws StoreException {
    RetentionRun ending = run;
    run = null;
    if (ending != null) {
      ending.close();
      RunTotals totals = ending.totals();
      if (totals.archived() + totals.deleted() > 0) {
        log.info(totals.toString());
      }
    }
    if (lease != null) {
      Lease ours = lease;
      lease = null;
      RunTotals totals = ending == null ? new RunTotals(0, 0, 0, null) : ending.totals();
      database.state().end(result, totals.archived(), totals.deleted());
      ours.release();
    }
  }

  private long failed(Throwable e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    log.warnOncePerMinute("retention", "Old rows could not be archived or deleted: " + reason);
    try {
      end(reason);
    } catch (StoreException | RuntimeException gone) {
      log.debug("What became of the run could not be told to the others: " + gone.getMessage());
    }
    long wait = retryNanos;
    retryNanos = Math.min(LAST_RETRY_NANOS, 2 * retryNanos);
    return wait;
  }

  /**
   * Ends between two steps and gives the turn back. The thread must not be interrupted before: H2
   * and files close when a thread that uses them is.
   */
  public synchronized void close() {
    closed = true;
    try {
      end("ended with its JVM");
    } catch (StoreException | RuntimeException e) {
      log.debug("The turn was not given back: " + e.getMessage());
    }
  }
}
