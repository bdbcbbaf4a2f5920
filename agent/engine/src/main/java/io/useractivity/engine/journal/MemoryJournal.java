package io.useractivity.engine.journal;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A journal of a few batches in memory. While it is full the appender lets records wait in the
 * queue, whose bounds hold for all: its rows count against the same budget of bytes, of which it
 * fills a quarter at most and a batch half of that. A row that is larger has its place when it is
 * alone. Only threads of the agent's own meet at its lock.
 *
 * <p>Who takes batches is woken once a batch: while rows come it looks at the clock by itself, so a
 * row wakes it only after it has seen none for the time that a row may wait.
 */
public final class MemoryJournal implements Journal {

  /** Its rows end with the JVM, so nobody else ever asks for its positions. */
  private static final JournalId ID = JournalId.MEMORY;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition batchIsDue = lock.newCondition();
  private final Condition delivery = lock.newCondition();
  private final Deque<ActivityRow> rows = new ArrayDeque<>();
  private final PostponedRows postponed = new PostponedRows();
  private final int capacity;
  private final ByteBudget budget;
  private final long mostBytes;
  private final long mostBatchBytes;
  private long bytes;
  private long first;
  private long oldestNanos;
  private int wanted;
  private boolean wantsAny;
  private boolean full;
  private boolean flushNow;

  /**
   * @param capacity rows at most
   * @param budget of bytes, for these rows and for what waits in front of them
   */
  public MemoryJournal(int capacity, ByteBudget budget) {
    this.capacity = capacity;
    this.budget = budget;
    this.mostBytes = budget.most() / 4;
    this.mostBatchBytes = mostBytes / 2;
  }

  @Override
  public boolean append(ActivityRow row) {
    lock.lock();
    try {
      if (!hasRoom(row)) {
        if (!full) {
          full = true;
          batchIsDue.signal();
        }
        return false;
      }
      if (rows.isEmpty()) {
        oldestNanos = System.nanoTime();
      }
      rows.addLast(row);
      bytes += row.bytes();
      budget.exceed(row.bytes());
      if (wantsAny || rows.size() == wanted) {
        batchIsDue.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whatever is postponed, one of the others has room: it may be the one that gets in, which shows
   * that the postponed are to blame. To twice as many as usual at most.
   */
  private boolean hasRoom(ActivityRow row) {
    return rows.isEmpty()
        ? postponed.size() < 2 * capacity
        : rows.size() + postponed.size() < capacity && bytes + row.bytes() <= mostBytes;
  }

  @Override
  public Batch next(int most, long lingerNanos) throws InterruptedException {
    lock.lock();
    try {
      wanted = most;
      postponed.putBack();
      awaitAny(lingerNanos);
      ActivityRow again = postponed.takeIfTurn(rows.isEmpty());
      if (again != null) {
        return new Batch(ID, first, Collections.singletonList(again));
      }
      long left = lingerNanos - (System.nanoTime() - oldestNanos);
      while (rows.size() < most && !full && left > 0 && !flushNow) {
        left = batchIsDue.awaitNanos(left);
      }
      full = false;
      return new Batch(ID, first, oldest(most));
    } finally {
      wanted = 0;
      lock.unlock();
    }
  }

  private List<ActivityRow> oldest(int most) {
    List<ActivityRow> batch = new ArrayList<>(Math.min(most, rows.size()));
    long batchBytes = 0;
    Iterator<ActivityRow> oldestFirst = rows.iterator();
    while (oldestFirst.hasNext() && batch.size() < most) {
      ActivityRow row = oldestFirst.next();
      batchBytes += row.bytes();
      if (batchBytes > mostBatchBytes && !batch.isEmpty()) {
        break;
      }
      batch.add(row);
    }
    return batch;
  }

  private void awaitAny(long lingerNanos) throws InterruptedException {
    long left = lingerNanos;
    while (rows.isEmpty() && left > 0 && postponed.nanosToNext() > 0 && !flushNow) {
      left = batchIsDue.awaitNanos(left);
    }
    wantsAny = true;
    try {
      while (rows.isEmpty() && postponed.nanosToNext() > 0) {
        batchIsDue.awaitNanos(postponed.nanosToNext());
      }
    } finally {
      wantsAny = false;
    }
  }

  @Override
  public void delivered(Batch batch) {
    lock.lock();
    try {
      for (int i = 0; i < batch.size(); i++) {
        ActivityRow taken = postponed.remove();
        int given = (taken == null ? rows.removeFirst() : taken).bytes();
        bytes -= given;
        budget.giveBack(given);
        first++;
      }
      oldestNanos = System.nanoTime();
      delivery.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void postpone(Batch row, long delayNanos) {
    lock.lock();
    try {
      ActivityRow again = postponed.remove();
      postponed.add(again == null ? rows.removeFirst() : again, delayNanos);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long end() {
    lock.lock();
    try {
      return first + rows.size() + postponed.size();
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
  public long waiting() {
    lock.lock();
    try {
      return (long) rows.size() + postponed.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasRoom() {
    lock.lock();
    try {
      return rows.size() + postponed.size() < capacity && bytes < mostBytes;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long onDisk() {
    return 0;
  }

  @Override
  public void secure() {
    // As safe as it gets.
  }

  @Override
  public String place() {
    return "in memory";
  }

  @Override
  public boolean tend() {
    return false;
  }

  @Override
  public void force() {
    // It has nothing on disk.
  }

  @Override
  public void close() {
    // Nothing of it is outside of the heap.
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
      postponed.hurry();
      batchIsDue.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
