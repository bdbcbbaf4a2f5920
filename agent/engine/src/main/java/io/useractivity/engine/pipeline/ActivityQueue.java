package io.useractivity.engine.pipeline;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.metrics.Counter;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRecord;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * Takes records from request threads and never makes them wait: bounded by count and by bytes, and
 * what comes when it is full is counted as lost. Any thread offers, one thread polls.
 */
public final class ActivityQueue implements Consumer<ActivityRecord> {

  /** After so many polls the queue is measured again, for its high-water mark. */
  private static final int MEASURED_POLLS = 32;

  private final MpscAtomicArrayQueue<ActivityRecord> records;
  private final ByteBudget budget;
  private final Counter recorded;
  private final Losses losses;

  /** For the poller. */
  private int polls;

  private volatile long mostQueued;
  private volatile Thread sleeper;
  private volatile boolean woken;

  /**
   * @param capacity records, rounded up to a power of two
   * @param maxBytes of heap that may wait: these records, and the rows that they become
   */
  public ActivityQueue(int capacity, long maxBytes, Figures figures) {
    this.records = new MpscAtomicArrayQueue<>(capacity);
    this.budget = new ByteBudget(maxBytes);
    this.recorded = figures.counter(Figures.RECORDED);
    this.losses = figures.losses();
    figures.register("queued", queued());
    figures.register("most queued", mostQueued());
  }

  private LongSupplier queued() {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        return records.size();
      }
    };
  }

  private LongSupplier mostQueued() {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        return mostQueued;
      }
    };
  }

  /** Takes a record or counts it as lost; never waits. */
  @Override
  @DontInline
  public void accept(ActivityRecord record) {
    recorded.increment();
    int size = record.bytes();
    boolean room = budget.take(size);
    if (!room || !records.offer(record)) {
      if (room) {
        budget.giveBack(size);
      }
      losses.add(Losses.Reason.QUEUE_FULL, 1);
      return;
    }
    Thread asleep = sleeper;
    if (asleep != null) {
      LockSupport.unpark(asleep);
    }
  }

  /** Ends the poller's sleep, for work other than records. */
  public void wake() {
    woken = true;
    Thread asleep = sleeper;
    if (asleep != null) {
      LockSupport.unpark(asleep);
    }
  }

  /** How many records were offered, those that found no room too. */
  public long recorded() {
    return recorded.getAsLong();
  }

  /** The bytes that wait, of which this queue has its part. */
  public ByteBudget budget() {
    return budget;
  }

  /** How many records were taken; each is polled once. */
  long taken() {
    return records.currentProducerIndex();
  }

  /** The oldest record, or null. For the poller. */
  ActivityRecord poll() {
    if (polls++ % MEASURED_POLLS == 0) {
      mostQueued = Math.max(mostQueued, records.size());
    }
    ActivityRecord record = records.poll();
    if (record != null) {
      budget.giveBack(record.bytes());
    }
    return record;
  }

  /**
   * Sleeps until a record comes, {@link #wake} is called or the time is over. For the poller.
   *
   * <p>The queue is asked after the sleeper has been published, and a producer looks for a sleeper
   * after its record is in: so no record is slept over.
   */
  void sleep(long nanos) {
    sleeper = Thread.currentThread();
    if (records.isEmpty() && !woken) {
      LockSupport.parkNanos(this, nanos);
    }
    sleeper = null;
  }

  /** Whether somebody has called {@link #wake} since this was asked last. For the poller. */
  boolean takeWoken() {
    if (!woken) {
      return false;
    }
    woken = false; // before what it is for is done: whoever wakes it then is heard the next time
    return true;
  }

  /** Lets time pass without being woken for records. For the poller. */
  void pause(long nanos) {
    LockSupport.parkNanos(this, nanos);
  }
}
