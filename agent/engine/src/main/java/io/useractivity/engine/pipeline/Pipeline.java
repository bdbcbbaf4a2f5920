package io.useractivity.engine.pipeline;

import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counters;
import io.useractivity.engine.store.write.ActivityStore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

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
  private final Thread consumer;
  private final Thread flusher;
  private final ActivityStore store;
  private final Counters counters;

  /**
   * @param batchSize rows that one transaction writes at most
   * @param lingerMillis how long a row may wait for its batch to fill
   * @param chores is given the time and answers after how many nanoseconds it is to run again
   */
  public Pipeline(
      ActivityQueue queue,
      RecordAssembler assembler,
      ActivityStore store,
      Counters counters,
      Log log,
      int batchSize,
      long lingerMillis,
      LongUnaryOperator chores) {
    this.queue = queue;
    this.store = store;
    this.counters = counters;
    // One batch under way and one that fills meanwhile.
    this.journal = new MemoryJournal(2 * batchSize);
    this.consumer =
        daemon(
            "user-activity-consumer",
            new RecordConsumer(queue, assembler, journal, counters, log, chores));
    this.flusher =
        daemon(
            "user-activity-flusher",
            new Flusher(journal, store, counters, log, batchSize, lingerMillis));
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(Pipeline.class.getClassLoader());
    return thread;
  }

  public void start() {
    consumer.start();
    flusher.start();
  }

  /**
   * Writes what waits, without waiting for batches to fill, and goes on accepting: servers still
   * answer requests while they shut down.
   *
   * @return how many records were recorded and not written in that time
   */
  public long flush(long timeoutMillis) throws InterruptedException {
    journal.hurry();
    queue.wake();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    long waiting = counters.snapshot().waiting();
    while (waiting > 0 && System.nanoTime() - deadline < 0) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      waiting = counters.snapshot().waiting();
    }
    return waiting;
  }

  /** Ends the threads and closes the store; what was not flushed stays behind. */
  public void stop() throws InterruptedException {
    consumer.interrupt();
    flusher.interrupt();
    consumer.join(STOP_MILLIS);
    flusher.join(STOP_MILLIS);
    store.close();
  }
}
