package io.useractivity.engine.journal;

import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The rows of this JVM's journal: the oldest in memory, all on disk as far as it takes them.
 * Guarded by the journal's lock.
 *
 * <pre>
 * position   deliveredTo        readTo                        end
 * memory     [  rows in memory  )
 * disk       [ segments, of rows that are not all delivered   )
 * </pre>
 */
final class KeptRows {

  private final JournalId id;
  private final boolean dropsOldest;
  private final Losses losses;
  private final JournalDisk disk;
  private final WaitingRows inMemory;

  /** The position after the last row that is, or was, in memory. */
  private long readTo;

  private long end;
  private long deliveredTo;
  private long waiting;
  private long oldestNanos;

  /**
   * @param dropsOldest whether the oldest go where there is no room for more, and not the newest
   */
  KeptRows(
      JournalId id, boolean dropsOldest, JournalDisk disk, WaitingRows inMemory, Losses losses) {
    this.id = id;
    this.dropsOldest = dropsOldest;
    this.disk = disk;
    this.inMemory = inMemory;
    this.losses = losses;
  }

  /** Whether a row has room in memory, behind those that are there. */
  boolean hasRoom(ActivityRow row) {
    return readTo == end && inMemory.hasRoom(row);
  }

  /** Whether a small row is taken and not lost. */
  boolean hasRoom() {
    return (readTo == end && inMemory.hasRoom())
        || ((dropsOldest || !disk.isFull()) && disk.isUsable(end));
  }

  /**
   * Takes a row, or counts it as lost.
   *
   * @return false if it has to wait
   */
  boolean append(ActivityRow row) {
    boolean roomInMemory = hasRoom(row);
    boolean tooMuch = disk.isFull() && !dropOldest();
    if (tooMuch && !roomInMemory) {
      losses.add(Losses.Reason.JOURNAL_FULL, 1);
      return true;
    }
    boolean onDisk = !tooMuch && disk.isUsable(end);
    if (!roomInMemory && !onDisk) {
      return false;
    }
    put(row, null, roomInMemory, onDisk);
    return true;
  }

  private boolean dropOldest() {
    if (!dropsOldest) {
      return false;
    }
    disk.write();
    Segment dropped = disk.dropOldest(readTo);
    if (dropped == null) {
      return false;
    }
    lose(Losses.Reason.JOURNAL_FULL, dropped.end() - dropped.first());
    return true;
  }

  private void lose(Losses.Reason reason, long count) {
    if (count > 0) {
      losses.add(reason, count);
      waiting -= count;
    }
  }

  private void put(ActivityRow row, Place origin, boolean roomInMemory, boolean onDisk) {
    if (onDisk) {
      disk.append(end, row, origin);
    } else {
      leaveDisk();
    }
    if (roomInMemory) {
      if (inMemory.isEmpty()) {
        oldestNanos = System.nanoTime();
      }
      inMemory.add(end, row);
      readTo = end + 1;
    }
    end++;
    waiting++;
  }

  /** The next row on disk will not follow the last one there. */
  private void leaveDisk() {
    disk.write();
    disk.endSegment();
    if (readTo == end) {
      disk.forget();
    }
  }

  /** Writes what was appended; what can't be written and is in memory stays there alone. */
  void secure() {
    if (!disk.write() && readTo == end) {
      disk.forget();
    }
  }

  /** Whether there are rows on disk that are not in memory. */
  boolean hasUnread() {
    return readTo < end;
  }

  /**
   * What is on disk behind the rows in memory.
   *
   * @return null if nothing can be read at the moment
   */
  SegmentRows unread() {
    if (!disk.write()) {
      disk.isUsable(end);
    }
    Segment segment = disk.reading(readTo);
    if (segment == null) { // what is behind could not be written yet
      return null;
    }
    readTo = Math.max(readTo, segment.first()); // what was between is dropped, and counted
    return new SegmentRows(segment, readTo);
  }

  /** Takes what was read of that; what is missing is lost. */
  void takeRead(List<Frame> frames, SegmentRows of) {
    if (inMemory.isEmpty()) {
      oldestNanos = System.nanoTime();
    }
    long next = readTo;
    for (Frame frame : frames) {
      lose(Losses.Reason.JOURNAL_DAMAGED, frame.position() - next);
      inMemory.addRead(frame);
      next = frame.position() + 1;
    }
    if (frames.isEmpty()) {
      lose(Losses.Reason.JOURNAL_DAMAGED, of.end() - next);
      next = of.end();
    }
    readTo = next;
    if (inMemory.isEmpty() && readTo == end) {
      settledTo(end);
    }
  }

  /** The store has the oldest, or will never have them. */
  void delivered(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      inMemory.settled(inMemory.removeFirst().row());
    }
    waiting -= batch.size();
    settledTo(batch.end());
    oldestNanos = System.nanoTime();
  }

  private void settledTo(long position) {
    deliveredTo = readTo == end && inMemory.isEmpty() ? end : position;
    disk.delivered(deliveredTo);
  }

  /** Puts the oldest row behind the others; false if there is no room for it. */
  boolean moveFirst() {
    Frame first = inMemory.removeFirst();
    boolean moved = appendAgain(first.row(), new Place(id, first.position()));
    if (moved) {
      waiting--;
      settledTo(first.position() + 1);
    } else {
      inMemory.addFirst(first);
    }
    return moved;
  }

  /** Takes a row that had another place, which it gives up when it is safe here. */
  boolean appendAgain(ActivityRow row, Place origin) {
    boolean roomInMemory = hasRoom(row);
    boolean onDisk = disk.isUsable(end);
    if (!roomInMemory && !onDisk) {
      return false;
    }
    if (!roomInMemory) {
      inMemory.heldOnDisk(end, row);
    }
    put(row, origin, roomInMemory, onDisk);
    disk.write();
    return true;
  }

  /** How many rows a later process would find. */
  long onDisk() {
    disk.write();
    long inMemoryAlone = 0;
    for (Frame each : inMemory.all()) {
      inMemoryAlone += disk.holds(each.position()) ? 0 : 1;
    }
    return waiting - inMemoryAlone;
  }

  /** Looks after the files; whether there are any to look after. */
  boolean tend() {
    secure();
    disk.tend(deliveredTo);
    return disk.isTended();
  }

  /** When the oldest in memory began to wait, or the last were delivered. */
  long oldestNanos() {
    return oldestNanos;
  }

  /** For how long the oldest in memory waits; 0 if none does. */
  long oldestSeconds() {
    return waiting == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - oldestNanos);
  }

  long end() {
    return end;
  }

  long deliveredTo() {
    return deliveredTo;
  }

  /** How many are not delivered. */
  long waiting() {
    return waiting;
  }
}
