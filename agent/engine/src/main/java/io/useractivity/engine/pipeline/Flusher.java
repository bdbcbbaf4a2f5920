package io.useractivity.engine.pipeline;

import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counter;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.metrics.Latency;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.write.ActivityStore;
import java.util.concurrent.TimeUnit;

/**
 * The thread between journal and store. It keeps a batch until the store has it: when the database
 * is away it tries again, ever more rarely, and rows wait in journal and queue; when a row is
 * refused, it halves the batch down to that row.
 */
final class Flusher implements Runnable {

  private static final long FIRST_RETRY_MILLIS = 100;
  private static final long LAST_RETRY_MILLIS = 30_000;
  private static final long REMINDER_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Journal journal;
  private final ActivityStore store;
  private final Figures figures;
  private final Counter stored;
  private final Latency latency = new Latency();
  private final Log log;
  private final int batchSize;
  private final long lingerNanos;
  private final Backoff backoff = new Backoff(FIRST_RETRY_MILLIS, LAST_RETRY_MILLIS);

  private long awaySinceNanos;
  private long lastToldNanos;
  private boolean away;

  /**
   * @param batchSize rows at most
   * @param lingerMillis how long a row may wait for its batch to fill
   */
  Flusher(
      Journal journal,
      ActivityStore store,
      Figures figures,
      Log log,
      int batchSize,
      long lingerMillis) {
    this.journal = journal;
    this.store = store;
    this.figures = figures;
    this.stored = figures.counter(Figures.STORED);
    figures.register("longest write, ms", latency);
    this.log = log;
    this.batchSize = batchSize;
    this.lingerNanos = TimeUnit.MILLISECONDS.toNanos(lingerMillis);
  }

  @Override
  public void run() {
    try {
      while (true) {
        deliver(journal.next(batchSize, lingerNanos));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when each row is stored or known to be refused. */
  private void deliver(Batch batch) throws InterruptedException {
    while (true) {
      try {
        long began = System.nanoTime();
        store.write(batch);
        latency.record(System.nanoTime() - began);
        stored.add(batch.size());
        journal.delivered(batch);
        log.debug("Stored " + batch.size() + (batch.size() == 1 ? " row." : " rows."));
        isBack();
        return;
      } catch (StoreException e) {
        if (e.isRefused()) {
          isBack();
          refused(batch, e);
          return;
        }
        if (e.isUnconfirmed()) {
          log.warn(
              batch.size()
                  + " rows may stand twice: the connection broke before the database confirmed them,"
                  + " and they are written again.");
        }
        isAway(e.getMessage());
      } catch (RuntimeException | Error e) {
        // A defect of ours or of a driver must not end the thread.
        isAway(e.toString());
      }
      TimeUnit.MILLISECONDS.sleep(backoff.nextMillis());
    }
  }

  /** A row that the store refuses alone is lost; of several, each half is tried by itself. */
  private void refused(Batch batch, StoreException why) throws InterruptedException {
    if (batch.size() > 1) {
      for (Batch half : batch.split()) {
        deliver(half);
      }
      return;
    }
    figures.losses().add(Losses.Reason.REFUSED, 1);
    journal.delivered(batch);
    log.warnOncePerMinute("refused", "The database refused a row: " + why.getMessage());
  }

  private void isAway(String reason) {
    long now = System.nanoTime();
    if (!away) {
      away = true;
      awaySinceNanos = now;
      lastToldNanos = now;
      log.warn("Rows cannot be stored and wait in memory: " + reason);
    } else if (now - lastToldNanos >= REMINDER_NANOS) {
      lastToldNanos = now;
      log.warn("Rows still cannot be stored: " + reason + "; " + figures.ofRows() + ".");
    }
  }

  private void isBack() {
    backoff.reset();
    if (away) {
      away = false;
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - awaySinceNanos);
      log.info("Rows are stored again after " + seconds + " s; " + figures.ofRows() + ".");
    }
  }
}
