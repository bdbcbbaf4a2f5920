package io.useractivity.engine.capture.identity;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Marks of sessions, as many as there is room for: a later one may take an earlier one's place. For
 * any thread; without locks.
 */
final class SessionMarks {

  private static final int PLACES = 1 << 14;

  private final AtomicLongArray marks;

  SessionMarks() {
    this(PLACES);
  }

  /**
   * @param places a power of two
   */
  private SessionMarks(int places) {
    this.marks = new AtomicLongArray(places);
  }

  /**
   * Has the JDK link what an array of its own does, once for the JVM: a request's thread would wait
   * for others' linking, and a virtual one would be pinned by that.
   */
  static void prepare() {
    SessionMarks marks = new SessionMarks(1);
    marks.set(1);
    marks.clear(1);
  }

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

  private int place(long mark) {
    return (int) (mark >>> 20) & (marks.length() - 1);
  }
}
