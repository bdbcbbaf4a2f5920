package io.useractivity.engine.journal;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
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
 */
public final class MemoryJournal implements Journal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ActivityRow> rows = new ArrayDeque<>();
  private final int capacity;
  private long firstPosition;
  private long oldestNanos;
  private boolean hurried;

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
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Batch next(int wanted, long lingerNanos) throws InterruptedException {
    lock.lock();
    try {
      while (rows.isEmpty()) {
        changed.await();
      }
      long left = lingerNanos - (System.nanoTime() - oldestNanos);
      while (rows.size() < wanted && left > 0 && !hurried) {
        left = changed.awaitNanos(left);
      }
      List<ActivityRow> batch = new ArrayList<>(Math.min(wanted, rows.size()));
      Iterator<ActivityRow> oldestFirst = rows.iterator();
      while (oldestFirst.hasNext() && batch.size() < wanted) {
        batch.add(oldestFirst.next());
      }
      return new Batch(firstPosition, batch);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void delivered(Batch batch) {
    lock.lock();
    try {
      while (firstPosition < batch.endPosition()) {
        rows.removeFirst();
        firstPosition++;
      }
      oldestNanos = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void hurry() {
    lock.lock();
    try {
      hurried = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
