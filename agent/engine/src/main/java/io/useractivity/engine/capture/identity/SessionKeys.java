package io.useractivity.engine.capture.identity;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A bounded set of keys of sessions: numbers, from which no id can be had back. When it is full,
 * the older half is forgotten. For any thread; without locks.
 *
 * <p>It is made of two generations that are only ever filled. Each key has a few slots in a row,
 * and goes to the first that is free. So of several threads that add the same key one alone
 * succeeds.
 */
final class SessionKeys {

  private static final int SLOTS = 1 << 14;
  private static final int SLOTS_OF_A_KEY = 32;
  private static final int MOST_OF_A_GENERATION = SLOTS / 2;

  private static final long FREE = 0;
  private static final long REMOVED = 1;

  private static final class Generation {

    final AtomicLongArray slots = new AtomicLongArray(SLOTS);
    final AtomicInteger count = new AtomicInteger();

    /** Where the key is, or the first free slot for it; -1 if it has none. */
    int slot(long key) {
      int first = (int) (key >>> 20);
      for (int i = 0; i < SLOTS_OF_A_KEY; i++) {
        int slot = (first + i) & (SLOTS - 1);
        long there = slots.get(slot);
        if (there == key || there == FREE) {
          return slot;
        }
      }
      return -1;
    }

    boolean contains(long key) {
      int slot = slot(key);
      return slot >= 0 && slots.get(slot) == key;
    }

    void remove(long key) {
      int slot = slot(key);
      if (slot >= 0) {
        slots.compareAndSet(slot, key, REMOVED);
      }
    }
  }

  private static final class Generations {

    final Generation younger = new Generation();
    final Generation older;

    Generations(Generation older) {
      this.older = older;
    }
  }

  private final AtomicReference<Generations> generations =
      new AtomicReference<>(new Generations(new Generation()));

  boolean contains(long key) {
    Generations now = generations.get();
    return now.younger.contains(key) || now.older.contains(key);
  }

  /** Adds a key; whether it was not there. */
  boolean add(long key) {
    while (true) {
      Generations now = generations.get();
      Generation into = now.younger;
      int slot = into.slot(key);
      if (now.older.contains(key) || (slot >= 0 && into.slots.get(slot) == key)) {
        return false;
      }
      if (slot < 0 || into.count.get() >= MOST_OF_A_GENERATION) {
        generations.compareAndSet(now, new Generations(into));
      } else if (into.slots.compareAndSet(slot, FREE, key)) {
        into.count.incrementAndGet();
        return true;
      }
    }
  }

  void remove(long key) {
    Generations now = generations.get();
    now.younger.remove(key);
    now.older.remove(key);
  }

  /** The key of any number: not one of those that stand for no key. */
  static long key(long number) {
    return number == FREE || number == REMOVED ? ~number : number;
  }
}
