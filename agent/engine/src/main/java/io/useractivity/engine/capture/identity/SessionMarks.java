package io.useractivity.engine.capture.identity;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Marks of sessions, as many as there is room for: a later one may take an earlier one's place. For
 * any thread; without locks.
 */
final class SessionMarks {

  private static final int PLACES = 1 << 14;

  private final AtomicLongArray marks = new AtomicLongArray(PLACES);

  void set(long mark) {
    int place = place(mark);
    if (marks.get(place) != mark) {
      marks.lazySet(place, mark);
    }
  }

  boolean has(long mark) {
    return marks.get(place(mark)) == mark;
  }

  void clear(long mark) {
    marks.compareAndSet(place(mark), mark, 0);
  }

  private static int place(long mark) {
    return (int) (mark >>> 20) & (PLACES - 1);
  }
}
