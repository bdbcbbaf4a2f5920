package io.useractivity.engine.journal;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The oldest rows of a journal, which are in memory: to a number and a part of a budget of bytes. A
 * row that is larger has its place when it is alone. Guarded by the journal's lock.
 */
final class WaitingRows {

  private final JournalId journal;
  private final int capacity;
  private final ByteBudget budget;
  private final long mostBytes;
  private final Deque<Frame> rows = new ArrayDeque<>();

  /** Rows that the store did not take, and when their turn is. */
  private final IdentityHashMap<ActivityRow, Long> held = new IdentityHashMap<>();

  /** Those of them that are on disk alone, by their positions. */
  private final Map<Long, ActivityRow> heldAt = new HashMap<>();

  private long bytes;

  WaitingRows(JournalId journal, int capacity, ByteBudget budget) {
    this.journal = journal;
    this.capacity = capacity;
    this.budget = budget;
    this.mostBytes = budget.most() / 4;
  }

  boolean hasRoom() {
    return rows.size() < capacity && bytes < mostBytes;
  }

  boolean hasRoom(ActivityRow row) {
    return rows.isEmpty() || (rows.size() < capacity && bytes + row.bytes() <= mostBytes);
  }

  void add(long position, ActivityRow row) {
    rows.addLast(new Frame(position, row, null));
    bytes += row.bytes();
    budget.exceed(row.bytes());
  }

  /** As it comes back from the disk: a row that was held is known again. */
  void addRead(Frame frame) {
    ActivityRow known = heldAt.isEmpty() ? null : heldAt.remove(frame.position());
    add(frame.position(), known == null ? frame.row() : known);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  Iterable<Frame> all() {
    return rows;
  }

  /** The position of the oldest. */
  long first() {
    return rows.peekFirst().position();
  }

  Frame removeFirst() {
    Frame frame = rows.removeFirst();
    bytes -= frame.row().bytes();
    budget.giveBack(frame.row().bytes());
    return frame;
  }

  void addFirst(Frame frame) {
    rows.addFirst(frame);
    bytes += frame.row().bytes();
    budget.exceed(frame.row().bytes());
  }

  /** The row has its turn when that time is over. */
  void hold(ActivityRow row, long delayNanos) {
    held.put(row, System.nanoTime() + delayNanos);
  }

  /** The row lies there, and not here. */
  void heldOnDisk(long position, ActivityRow row) {
    heldAt.put(position, row);
  }

  void settled(ActivityRow row) {
    if (!held.isEmpty()) {
      held.remove(row);
    }
  }

  int held() {
    return held.size();
  }

  /** For how long it is not yet the oldest's turn; not positive if it is. */
  long nanosToFirst() {
    Long due = held.isEmpty() ? null : held.get(rows.peekFirst().row());
    return due == null ? 0 : due - System.nanoTime();
  }

  /** For how long it is the turn of none of those that are held. */
  long nanosToNextHeld() {
    long least = Long.MAX_VALUE;
    long now = System.nanoTime();
    for (Long due : held.values()) {
      least = Math.min(least, due - now);
    }
    return least;
  }

  /** All have their turn at once. */
  void hurry() {
    long now = System.nanoTime();
    held.replaceAll((row, due) -> now);
  }

  /** The oldest, as far as they follow each other; one that was held is alone. */
  Batch batch(int most) {
    List<ActivityRow> batch = new ArrayList<>(Math.min(most, rows.size()));
    long first = first();
    long batchBytes = 0;
    for (Frame frame : rows) {
      boolean wasHeld = !held.isEmpty() && held.containsKey(frame.row());
      batchBytes += frame.row().bytes();
      if (batch.size() == most
          || frame.position() != first + batch.size()
          || (!batch.isEmpty() && (wasHeld || batchBytes > mostBatchBytes()))) {
        break;
      }
      batch.add(frame.row());
      if (wasHeld) {
        break;
      }
    }
    return new Batch(journal, first, batch);
  }

  long mostBatchBytes() {
    return mostBytes / 2;
  }

  /** How many bytes of rows there is room for. */
  long room() {
    return mostBytes - bytes;
  }
}
