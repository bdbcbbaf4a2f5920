package io.useractivity.engine.journal;

import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.Batch;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The journals that processes have left which are gone. Whoever gets the lock of one delivers it.
 * All are looked at before a row of any is delivered: one may hold rows that were put behind others
 * in another. One thread takes rows, any may ask how many there are.
 */
public final class Adoption {

  private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final File journals;
  private final Losses losses;
  private final Log log;
  private final Deque<AdoptedJournal> adopted = new ArrayDeque<>();
  private final Set<Place> moved = new HashSet<>();
  private boolean looked;
  private long lookedNanos;
  private volatile long waiting;
  private final AtomicLong taken = new AtomicLong();

  public Adoption(File journals, Losses losses, Log log) {
    this.journals = journals;
    this.losses = losses;
    this.log = log;
  }

  /** Takes what nobody has, at once and then once a minute at most. */
  public void look() {
    long now = System.nanoTime();
    if (looked && now - lookedNanos < PERIOD_NANOS) {
      return;
    }
    looked = true;
    lookedNanos = now;
    for (JournalHome home : JournalHome.all(journals)) {
      take(home);
    }
    count();
  }

  private void take(JournalHome home) {
    boolean kept = false;
    boolean locked = false;
    try {
      locked = home.lock();
      if (locked) {
        AdoptedJournal journal = AdoptedJournal.open(home, losses, moved);
        adopted.add(journal);
        kept = true;
        if (journal.waiting() > 0) {
          taken.addAndGet(journal.waiting());
          log.info(
              "Found "
                  + journal.waiting()
                  + (journal.waiting() == 1 ? " row" : " rows")
                  + " in the journal of a process that is gone, "
                  + home.directory()
                  + ", to be stored now.");
        }
      }
    } catch (IOException | RuntimeException e) {
      log.warnOncePerMinute(
          "adopted",
          "The journal " + home.directory() + " is left as it is: " + FileFailure.reason(e) + ".");
    } finally {
      if (locked && !kept) {
        home.unlock();
      }
    }
  }

  /** Rows of the first that has any; null if none has. */
  public Batch next(int most, long mostBytes) {
    while (!adopted.isEmpty()) {
      Batch batch = adopted.peek().next(most, mostBytes, moved);
      if (batch != null) {
        return batch;
      }
      adopted.remove().end();
      count();
    }
    return null;
  }

  /** The journal's rows up to there are delivered. */
  public void delivered(Batch batch) {
    AdoptedJournal journal = adopted.peek();
    if (journal == null || !journal.home().id().equals(batch.journal())) {
      return;
    }
    try {
      journal.delivered(batch);
    } catch (IOException e) {
      log.warnOncePerMinute(
          "mark", "How far a journal is delivered cannot be noted: " + FileFailure.reason(e) + ".");
    }
    count();
  }

  private void count() {
    long rows = 0;
    for (AdoptedJournal each : adopted) {
      rows += each.waiting();
    }
    waiting = rows;
  }

  /** How many rows are left. */
  public long waiting() {
    return waiting;
  }

  /** How many there were in all. */
  long taken() {
    return taken.get();
  }

  /** Leaves what is left to whoever comes next. */
  public void close() {
    for (AdoptedJournal each : adopted) {
      each.home().unlock();
    }
    adopted.clear();
    looked = false;
  }
}
