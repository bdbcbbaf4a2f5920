package io.useractivity.engine.journal;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A journal whose rows survive their process: in segments on disk, the oldest of them in memory
 * too, so that nothing is read back while the store keeps up.
 *
 * <p>While the disk takes nothing, rows go to memory alone; when that has no room either, they wait
 * in the queue. When there are as many bytes on disk as there may be, the newest rows are lost or
 * the oldest segments, counted. A row that is postponed goes behind the others, to a position of
 * its own; so the store only ever moves on from one position to a later one.
 *
 * <p>Nothing of the file system is touched before the first row comes. From then on the journals of
 * processes that are gone are delivered too. Only threads of the agent's own meet at the lock,
 * which none holds while it reads or forces files.
 */
public final class FileJournal implements Journal {

  private static final long UNWRITTEN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition batchIsDue = lock.newCondition();
  private final Condition delivery = lock.newCondition();
  private final JournalId id = JournalId.drawn();
  private final JournalSettings settings;
  private final JournalDisk disk;
  private final WaitingRows inMemory;
  private final KeptRows rows;
  private final Adoption adoption;
  private int wanted;
  private boolean wantsAny;
  private boolean full;
  private boolean flushNow;

  /**
   * @param capacity rows in memory at most
   * @param budget of bytes of heap, for these rows and for what waits in front of them
   * @param losses is told what the journal loses
   */
  public FileJournal(
      JournalSettings settings, int capacity, ByteBudget budget, Losses losses, Log log) {
    this.settings = settings;
    this.disk = new JournalDisk(settings, id, log);
    this.inMemory = new WaitingRows(id, capacity, budget);
    this.rows = new KeptRows(id, settings.dropsOldest(), disk, inMemory, losses);
    this.adoption = new Adoption(settings.directory(), losses, log);
  }

  @Override
  @DontInline
  public boolean append(ActivityRow row) {
    lock.lock();
    try {
      if (!full && !rows.hasRoom(row)) { // so there is nothing to wait for
        full = true;
        batchIsDue.signal();
      }
      boolean taken = rows.append(row);
      if (wantsAny || inMemory.size() == wanted) {
        batchIsDue.signal();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasRoom() {
    lock.lock();
    try {
      return rows.hasRoom();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void secure() {
    lock.lock();
    try {
      rows.secure();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Batch next(int most, long lingerNanos) throws InterruptedException {
    lock.lock();
    try {
      wanted = most;
      while (true) {
        Batch foreign = adopted(most);
        if (foreign != null) {
          return foreign;
        }
        if (inMemory.size() < most && rows.hasUnread()) {
          readBack(most);
        }
        if (!inMemory.isEmpty() && isTurnOfFirst()) {
          return filled(most, lingerNanos);
        }
        while (inMemory.isEmpty() && !rows.hasUnread()) {
          awaitAny(Long.MAX_VALUE);
        }
      }
    } finally {
      wanted = 0;
      lock.unlock();
    }
  }

  /** Rows of processes that are gone; not before there are any of this one's. */
  private Batch adopted(int most) {
    if (rows.end() == 0) {
      return null;
    }
    lock.unlock();
    try {
      adoption.look();
      return adoption.next(most, inMemory.mostBatchBytes());
    } finally {
      lock.lock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // whoever calls it looks again
  private void awaitAny(long nanos) throws InterruptedException {
    wantsAny = true;
    try {
      batchIsDue.awaitNanos(nanos);
    } finally {
      wantsAny = false;
    }
  }

  /** Whether the oldest is to be tried. One whose time has not come goes behind those that wait. */
  private boolean isTurnOfFirst() throws InterruptedException {
    long left = inMemory.nanosToFirst();
    if (left <= 0) {
      return true;
    }
    boolean others = rows.waiting() > inMemory.held();
    boolean anyDue = inMemory.nanosToNextHeld() <= 0;
    if ((others || anyDue) && rows.moveFirst()) {
      return false;
    }
    awaitAny(others || anyDue ? left : inMemory.nanosToNextHeld());
    return false;
  }

  private Batch filled(int most, long lingerNanos) throws InterruptedException {
    long left = lingerNanos - (System.nanoTime() - rows.oldestNanos());
    while (inMemory.size() < most && !full && left > 0 && !flushNow && !rows.hasUnread()) {
      left = batchIsDue.awaitNanos(left);
    }
    full = false;
    return inMemory.batch(most);
  }

  /** Reads what comes next on disk, without the lock: rows are appended meanwhile. */
  @SuppressWarnings("WaitNotInLoop") // whoever calls it looks again
  private void readBack(int most) throws InterruptedException {
    SegmentRows behind = rows.unread();
    if (behind == null) {
      if (inMemory.isEmpty()) {
        batchIsDue.awaitNanos(UNWRITTEN_PAUSE_NANOS);
      }
      return;
    }
    int count = most - inMemory.size();
    long room = inMemory.room();
    lock.unlock();
    List<Frame> frames;
    try {
      frames = behind.read(count, room);
    } finally {
      lock.lock();
    }
    rows.takeRead(frames, behind);
    delivery.signalAll();
  }

  @Override
  public void delivered(Batch batch) {
    if (!batch.journal().equals(id)) {
      adoption.delivered(batch);
      return;
    }
    lock.lock();
    try {
      rows.delivered(batch);
      delivery.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void postpone(Batch batch, long delayNanos) {
    ActivityRow row = batch.rows().get(0);
    boolean own = batch.journal().equals(id);
    lock.lock();
    try {
      inMemory.hold(row, delayNanos);
      if (own) {
        rows.moveFirst();
      } else if (!rows.appendAgain(row, new Place(batch.journal(), batch.first()))) {
        inMemory.settled(row);
        return;
      }
    } finally {
      lock.unlock();
    }
    if (!own) {
      adoption.delivered(batch);
    }
  }

  @Override
  public long end() {
    return locked(rows::end);
  }

  @Override
  public long deliveredTo() {
    return locked(rows::deliveredTo);
  }

  @Override
  public long waiting() {
    return locked(rows::waiting);
  }

  @Override
  public long onDisk() {
    return locked(rows::onDisk);
  }

  /** How many bytes its rows have there. */
  public long bytes() {
    return locked(disk::bytes);
  }

  /** For how many seconds the oldest row waits, or those behind the last that were delivered. */
  public long oldestSeconds() {
    return locked(rows::oldestSeconds);
  }

  private long locked(LongSupplier figure) {
    lock.lock();
    try {
      return figure.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitDelivered(long position, long timeoutNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = timeoutNanos;
      while (rows.deliveredTo() < position && left > 0) {
        left = delivery.awaitNanos(left);
      }
      return rows.deliveredTo() >= position;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void flushNow() {
    lock.lock();
    try {
      flushNow = true;
      inMemory.hurry();
      batchIsDue.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String place() {
    lock.lock();
    try {
      return disk.isOpen() ? "in the journal" : "in memory";
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean tend() {
    lock.lock();
    try {
      return rows.tend();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void force() {
    List<RandomAccessFile> ended;
    RandomAccessFile open;
    lock.lock();
    try {
      ended = disk.takeToForce();
      open = disk.open();
    } finally {
      lock.unlock();
    }
    if (open != null && settings.forced() == JournalSettings.Forced.IN_INTERVALS) {
      JournalDisk.force(open);
    }
    for (RandomAccessFile each : ended) {
      JournalDisk.force(each);
      JournalDisk.close(each);
    }
  }

  /** How many rows of processes that are gone are left. */
  public long adoptedWaiting() {
    return adoption.waiting();
  }

  /** How many rows of processes that are gone were found. */
  public long adopted() {
    return adoption.taken();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      rows.tend();
      disk.close();
      adoption.close();
    } finally {
      lock.unlock();
    }
  }
}
