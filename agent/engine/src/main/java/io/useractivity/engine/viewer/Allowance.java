package io.useractivity.engine.viewer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many questions each viewer may ask: so many at once, and then as many as time brings back.
 * Those who have not asked for longest are forgotten. Safe for use by any thread.
 */
final class Allowance {

  private static final double AT_ONCE = 300;
  private static final double PER_SECOND = 5;
  private static final int MOST_VIEWERS = 10_000;
  private static final double NANOS = 1e9;

  private final Map<String, Left> byViewer =
      new LinkedHashMap<String, Left>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
          return size() > MOST_VIEWERS;
        }
      };

  /** What a viewer has left, and since when. */
  private static final class Left {

    private double questions = AT_ONCE;
    private long nanoTime;

    Left(long nanoTime) {
      this.nanoTime = nanoTime;
    }
  }

  /** Whether this viewer may ask another one now. */
  synchronized boolean take(String viewer, long nanoTime) {
    Left left = byViewer.computeIfAbsent(viewer, who -> new Left(nanoTime));
    double back = (nanoTime - left.nanoTime) / NANOS * PER_SECOND;
    left.questions = Math.min(AT_ONCE, left.questions + Math.max(0, back));
    left.nanoTime = nanoTime;
    if (left.questions < 1) {
      return false;
    }
    left.questions--;
    return true;
  }
}
