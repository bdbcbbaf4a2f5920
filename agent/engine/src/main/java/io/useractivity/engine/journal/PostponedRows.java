package io.useractivity.engine.journal;

import io.useractivity.engine.record.ActivityRow;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Rows that the store did not take, each until it is its turn again: alone, and never twice before
 * others that wait. For one thread at a time.
 */
final class PostponedRows {

  private final Queue<Postponed> waiting = new PriorityQueue<>();

  /** The one that is tried at the moment. */
  private Postponed tried;

  private boolean hadLastTurn;

  void add(ActivityRow row, long delayNanos) {
    waiting.add(new Postponed(row, System.nanoTime() + delayNanos));
  }

  /** The one that was tried is so no more, and nothing has become of it. */
  void putBack() {
    if (tried != null) {
      waiting.add(tried);
      tried = null;
    }
  }

  /** The one that was tried is here no more; null if it was not one of these. */
  ActivityRow remove() {
    ActivityRow row = tried == null ? null : tried.row;
    tried = null;
    return row;
  }

  /**
   * The row whose turn it is.
   *
   * @param alone whether no others wait
   * @return null if it is the turn of others
   */
  ActivityRow takeIfTurn(boolean alone) {
    hadLastTurn = nanosToNext() <= 0 && (alone || !hadLastTurn);
    tried = hadLastTurn ? waiting.remove() : null;
    return tried == null ? null : tried.row;
  }

  /**
   * For how long none of them is due; not positive if one is, a very long time if there is none.
   */
  long nanosToNext() {
    Postponed next = waiting.peek();
    return next == null ? Long.MAX_VALUE : next.dueNanos - System.nanoTime();
  }

  /** All that are here are due at once. */
  void hurry() {
    List<Postponed> all = new ArrayList<>(waiting);
    waiting.clear();
    for (Postponed each : all) {
      add(each.row, 0);
    }
  }

  int size() {
    return waiting.size() + (tried == null ? 0 : 1);
  }

  /** One row and when it is due; immutable. */
  private static final class Postponed implements Comparable<Postponed> {

    final ActivityRow row;
    final long dueNanos;

    Postponed(ActivityRow row, long dueNanos) {
      this.row = row;
      this.dueNanos = dueNanos;
    }

    @Override
    public int compareTo(Postponed other) {
      return Long.signum(dueNanos - other.dueNanos);
    }
  }
}
