package io.useractivity.engine.pipeline;

import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counter;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.store.write.ActivityStore;
import io.useractivity.engine.thread.Chore;
import io.useractivity.engine.thread.DaemonThreads;
import io.useractivity.engine.thread.LastingThread;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The agent's two threads and what lies between them. They are made at start, so that they inherit
 * nothing from an application, and sleep until the first record: nothing of the database is touched
 * before.
 */
public final class Pipeline {

  private static final long POLL_MILLIS = 5;
  private static final long STOP_MILLIS = 5_000;

  private final ActivityQueue queue;
  private final Journal journal;
  private final RecordConsumer records;
  private final LastingThread consumer;
  private final LastingThread flusher;
  private final ActivityStore store;
  private final Losses losses;
  private volatile long givenUp;

  /**
   * @param journal closed at the end
   * @param gapRows null where no table is to tell what it lacks
   * @param batchSize rows that one transaction writes at most
   * @param lingerMillis how long a row may wait for its batch to fill
   * @param chores run on the consumer's thread, so they must not wait
   */
  public Pipeline(
      ActivityQueue queue,
      RecordAssembler assembler,
      Journal journal,
      GapRows gapRows,
      DeadLetters letters,
      ActivityStore store,
      Figures figures,
      Log log,
      int batchSize,
      long lingerMillis,
      Chore chores) {
    this.queue = queue;
    this.store = store;
    this.losses = figures.losses();
    figures.register(Figures.WAITING, waiting());
    figures.registerByName("values changed", changes(store));
    this.journal = journal;
    Counter reduced = figures.counter(Figures.REDUCED);
    this.records =
        new RecordConsumer(queue, assembler, journal, gapRows, figures, reduced, log, chores);
    this.consumer = DaemonThreads.lasting("user-activity-consumer", records);
    Delivery delivery =
        new Delivery(journal, letters, store, figures, reduced, log, Delivery.STATE_MILLIS);
    this.flusher =
        DaemonThreads.lasting(
            "user-activity-flusher", new Flusher(journal, delivery, batchSize, lingerMillis));
  }

  public void start() {
    consumer.start();
    flusher.start();
  }

  /**
   * Writes what waits, without waiting for batches to fill, and goes on accepting: servers still
   * answer requests while they shut down.
   *
   * @return how many records were taken and not written in that time
   */
  public long flush(long timeoutMillis) throws InterruptedException {
    journal.flushNow();
    queue.wake();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    long left = deadline - System.nanoTime();
    while (underWay() > 0 && left > 0) {
      if (queue.taken() > records.handled()) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } else {
        journal.awaitDelivered(journal.end(), left);
      }
      left = deadline - System.nanoTime();
    }
    return underWay();
  }

  /**
   * Counts as lost what is under way and not on disk: nobody waits for it any more.
   *
   * @return how many
   */
  public long giveUp() {
    long now = Math.max(0, underWay() - journal.onDisk());
    givenUp = now;
    losses.add(Losses.Reason.SHUTDOWN, now);
    return now;
  }

  private long underWay() {
    // What is behind before what is in front, so that no record is missed on its way.
    long queued = queue.taken() - records.handled();
    return queued + journal.waiting();
  }

  private static Supplier<Map<String, Long>> changes(ActivityStore store) {
    return new Supplier<Map<String, Long>>() {
      @Override
      public Map<String, Long> get() {
        return store.changes();
      }
    };
  }

  private LongSupplier waiting() {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        return Math.max(0, underWay() - givenUp);
      }
    };
  }

  /** Ends the threads and closes the store; what was not flushed stays behind. */
  public void stop() throws InterruptedException {
    consumer.end();
    flusher.end();
    consumer.join(STOP_MILLIS);
    flusher.join(STOP_MILLIS);
    journal.close();
    store.close();
  }
}
