package io.useractivity.engine.journal;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A journal of a few batches in memory. While it is full the appender lets records wait in the
 * queue, whose bounds hold for all. Only threads of the agent's own meet at its lock.
 *
 * <p>Who takes batches is woken once a batch: while rows come it looks at the clock by itself, so a
 * row wakes it only after it has seen none for the time that a row may wait.
 */
public final class MemoryJournal implements Journal {

  /** Its rows end with the JVM, so nobody else ever asks for its positions. */
  private static final JournalId ID = new JournalId("memory");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition batchIsDue = lock.newCondition();
  private final Condition delivery = lock.newCondition();
  private final Deque<ActivityRow> rows = new ArrayDeque<>();
  private final int capacity;
  private long first;
  private long oldestNanos;
  private int wanted;
  private boolean wantsAny;
  private boolean flushNow;

  /**
   * @param capacity rows at most
   */
  public MemoryJournal(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public boolean append(ActivityRow row) {
    lock.lock();
    try {
      if (rows.size() >= capacity) {
        return false;
      }
      if (rows.isEmpty()) {
        oldestNanos = System.nanoTime();
      }
      rows.addLast(row);
      if (wantsAny || rows.size() == wanted) {
        batchIsDue.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Batch next(int most, long lingerNanos) throws InterruptedException {
    lock.lock();
    try {
      wanted = most;
      awaitAny(lingerNanos);
      long left = lingerNanos - (System.nanoTime() - oldestNanos);
      while (rows.size() < most && left > 0 && !flushNow) {
        left = batchIsDue.awaitNanos(left);
      }
      List<ActivityRow> batch = new ArrayList<>(Math.min(most, rows.size()));
      Iterator<ActivityRow> oldestFirst = rows.iterator();
      while (oldestFirst.hasNext() && batch.size() < most) {
        batch.add(oldestFirst.next());
      }
      return new Batch(ID, first, batch);
    } finally {
      wanted = 0;
      lock.unlock();
    }
  }

  private void awaitAny(long lingerNanos) throws InterruptedException {
    long left = lingerNanos;
    while (rows.isEmpty() && left > 0 && !flushNow) {
      left = batchIsDue.awaitNanos(left);
    }
    wantsAny = true;
    try {
      while (rows.isEmpty()) {
        batchIsDue.await();
      }
    } finally {
      wantsAny = false;
    }
  }

  @Override
  public void delivered(Batch batch) {
    lock.lock();
    try {
      while (first < batch.end()) {
        rows.removeFirst();
        first++;
      }
      oldestNanos = System.nanoTime();
      delivery.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long end() {
    lock.lock();
    try {
      return first + rows.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long deliveredTo() {
    lock.lock();
    try {
      return first;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitDelivered(long position, long timeoutNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = timeoutNanos;
      while (first < position && left > 0) {
        left = delivery.awaitNanos(left);
      }
      return first >= position;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void flushNow() {
    lock.lock();
    try {
      flushNow = true;
      batchIsDue.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
