package io.useractivity.engine.pipeline;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counter;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.thread.Chore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The thread between queue and journal: polls while records come, and after a second without any
 * sleeps until the next. It also runs the chores that have no thread of their own.
 */
final class RecordConsumer implements Runnable {

  private static final long POLL_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** While it polls; there may be something to report of which nobody tells it. */
  private static final long CHORES_AT_LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ActivityQueue queue;
  private final RecordAssembler assembler;
  private final Journal journal;
  private final GapRows gapRows;
  private final Counter excluded;
  private final Counter reduced;
  private final Losses losses;
  private final Log log;
  private final Chore chores;
  private final AtomicLong handled = new AtomicLong();
  private final PollInterval interval = new PollInterval();

  private long choresRanAt;
  private long choresAgainAfter;

  /**
   * @param gapRows null where no table is to tell what it lacks
   */
  RecordConsumer(
      ActivityQueue queue,
      RecordAssembler assembler,
      Journal journal,
      GapRows gapRows,
      Figures figures,
      Counter reduced,
      Log log,
      Chore chores) {
    this.queue = queue;
    this.assembler = assembler;
    this.journal = journal;
    this.gapRows = gapRows;
    this.excluded = figures.counter(Figures.EXCLUDED);
    this.reduced = reduced;
    this.losses = figures.losses();
    this.log = log;
    this.chores = chores;
  }

  @Override
  public void run() {
    long lastRecord = System.nanoTime();
    choresRanAt = lastRecord;
    queue.sleep(Long.MAX_VALUE);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (drain()) {
          lastRecord = System.nanoTime();
        }
        long now = System.nanoTime();
        boolean quiet = now - lastRecord >= POLL_FOR_NANOS;
        long next = runChores(now, quiet);
        if (quiet) {
          queue.sleep(next);
        } else {
          pause(next);
        }
      } catch (RuntimeException | Error e) {
        tell("Records could not be handled", e);
      }
    }
  }

  /**
   * Runs them if they are due or somebody has woken this thread for them: not at each poll.
   *
   * @return nanoseconds until they are due again, {@code Long.MAX_VALUE} at most
   */
  private long runChores(long now, boolean always) {
    boolean woken = queue.takeWoken();
    long ago = now - choresRanAt;
    if (!woken && !always && ago < Math.min(choresAgainAfter, CHORES_AT_LEAST_NANOS)) {
      return choresAgainAfter - ago;
    }
    choresRanAt = now;
    choresAgainAfter = interval.nanos(); // a chore that fails costs no record that is under way
    try {
      choresAgainAfter = chores.run(now);
      boolean gaps = gapRows != null && gapRows.tell(journal);
      if (journal.tend() || gaps) {
        choresAgainAfter = Math.min(choresAgainAfter, CHORES_AT_LEAST_NANOS);
      }
    } catch (RuntimeException | Error e) {
      tell("A chore failed", e);
    }
    return choresAgainAfter;
  }

  /** To word a message is more than a full heap allows. */
  private void tell(@CompileTimeConstant String what, Throwable e) {
    try {
      log.warnOncePerMinute(what, what + ": " + e);
    } catch (RuntimeException | Error full) {
      // What it cost is counted.
    }
  }

  /** Moves all that waits; true if there was any. */
  private boolean drain() {
    boolean any = false;
    for (ActivityRecord record = queue.poll(); record != null; record = queue.poll()) {
      any = true;
      try {
        handle(record);
      } catch (RuntimeException | Error e) {
        losses.add(Losses.Reason.ASSEMBLY, 1); // before anything that may need memory
        tell("A record could not be made a row", e);
      }
      handled.lazySet(handled.get() + 1);
    }
    if (any) {
      journal.secure();
    }
    return any;
  }

  private void handle(ActivityRecord record) {
    ActivityRow row = assembled(record);
    if (row == null) {
      excluded.increment();
    } else {
      append(row);
    }
  }

  /** The row, if need be without what the request carried: that is where clients are inventive. */
  private ActivityRow assembled(ActivityRecord record) {
    try {
      return assembler.assemble(record);
    } catch (RuntimeException | Error e) {
      ActivityRow row = assembler.assemble(record.withoutContent());
      tell("What a request carried could not be read and is left out of its row", e);
      if (row == null) {
        return null;
      }
      reduced.increment();
      return row.withoutRequestData();
    }
  }

  /** How many records have become rows in the journal, or were left out. For any thread. */
  long handled() {
    return handled.get();
  }

  /** While there is no room records wait in the queue, and only the chores go on. */
  private void append(ActivityRow row) {
    while (!journal.append(row)) {
      journal.secure();
      pause(runChores(System.nanoTime(), false));
    }
  }

  private void pause(long mostNanos) {
    long nanos = Math.min(mostNanos, interval.nanos());
    long began = System.nanoTime();
    queue.pause(nanos);
    interval.was(nanos, System.nanoTime() - began);
  }
}
