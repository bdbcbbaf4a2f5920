package io.useractivity.engine.pipeline;

import io.useractivity.engine.journal.Journal;
import java.util.concurrent.TimeUnit;

/**
 * The thread between journal and store. While nothing can be stored although the store is there, it
 * takes one row at a time: the first that gets in shows that the store takes rows again.
 */
final class Flusher implements Runnable {

  private final Journal journal;
  private final Delivery delivery;
  private final int batchSize;
  private final long lingerNanos;
  private boolean probing;

  /**
   * @param batchSize rows at most
   * @param lingerMillis how long a row may wait for its batch to fill
   */
  Flusher(Journal journal, Delivery delivery, int batchSize, long lingerMillis) {
    this.journal = journal;
    this.delivery = delivery;
    this.batchSize = batchSize;
    this.lingerNanos = TimeUnit.MILLISECONDS.toNanos(lingerMillis);
  }

  @Override
  public void run() {
    try {
      while (true) {
        int most = probing ? 1 : delivery.rowsAtOnce(batchSize);
        probing = !delivery.deliver(journal.next(most, lingerNanos), probing);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
