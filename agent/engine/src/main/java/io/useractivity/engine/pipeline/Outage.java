package io.useractivity.engine.pipeline;

import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import java.util.concurrent.TimeUnit;

/**
 * The time in which no row can be stored: told when it begins, now and then while it lasts, and
 * when it ends. For one thread.
 */
final class Outage {

  private static final long FIRST_RETRY_MILLIS = 100;
  private static final long LAST_RETRY_MILLIS = 30_000;
  private static final long REMINDER_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Where a row may be to blame, those behind it need not wait for as long as for a database. */
  private static final long LAST_RETRY_WHILE_CONNECTED_MILLIS = 2_000;

  private final Figures figures;
  private final Journal journal;
  private final Log log;
  private final Backoff backoff = new Backoff(FIRST_RETRY_MILLIS, LAST_RETRY_MILLIS);
  private long sinceNanos;
  private long lastToldNanos;
  private boolean lasts;
  private boolean told;
  private boolean toldBefore;

  Outage(Figures figures, Journal journal, Log log) {
    this.figures = figures;
    this.journal = journal;
    this.log = log;
  }

  /**
   * Nothing can be stored, for the first time or still. Where a row may be to blame, it is told
   * once a minute: such a row may come with every batch.
   */
  void goesOn(String reason, boolean connected) {
    figures.health().failing(reason);
    long now = System.nanoTime();
    if (!lasts) {
      lasts = true;
      sinceNanos = now;
      told = !connected || !toldBefore || now - lastToldNanos >= REMINDER_NANOS;
      if (told) {
        toldBefore = true;
        lastToldNanos = now;
        log.warn("Rows cannot be stored and wait " + journal.place() + ": " + reason);
      }
    } else if (now - lastToldNanos >= REMINDER_NANOS) {
      lastToldNanos = now;
      told = true;
      log.warn("Rows still cannot be stored: " + reason + "; " + figures.ofRows() + ".");
    }
  }

  /** The database has answered. */
  void isOver() {
    figures.health().working();
    backoff.reset();
    boolean wasTold = lasts && told;
    lasts = false;
    if (wasTold) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sinceNanos);
      log.info("Rows are stored again after " + seconds + " s; " + figures.ofRows() + ".");
    }
  }

  /** Waits for the next try, ever longer. */
  void pause(boolean connected) throws InterruptedException {
    long millis = backoff.nextMillis();
    TimeUnit.MILLISECONDS.sleep(
        connected ? Math.min(millis, LAST_RETRY_WHILE_CONNECTED_MILLIS) : millis);
  }
}
