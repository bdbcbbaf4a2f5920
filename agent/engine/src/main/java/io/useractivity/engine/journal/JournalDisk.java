package io.useractivity.engine.journal;

import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.files.OwnerOnly;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.JournalId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The part of this JVM's journal that lies on disk. Rows are gathered in a buffer and written by
 * one call of the system; then they survive this process. What cannot be written is tried again,
 * now and then, in a new segment. Guarded by the journal's lock.
 *
 * <p>By plain files and not by mapped ones: a full disk is then an exception, and not a signal that
 * ends the JVM. Not by a channel: an interrupt closes it.
 */
final class JournalDisk {

  private static final int WRITE_AT_BYTES = 64 * 1024;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A disk that is full may take a new file now and then, and no row. */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final JournalSettings settings;
  private final JournalId id;
  private final Log log;
  private final FrameBuffer buffer = new FrameBuffer();

  /** In their order; the last one is written to while {@link #out} is open. */
  private final Deque<Segment> segments = new ArrayDeque<>();

  private final List<RandomAccessFile> toForce = new ArrayList<>();
  private final SpareSegment spare = new SpareSegment();

  /** Null before it is needed: it is named by the id. */
  private JournalHome home;

  private RandomAccessFile out;
  private long bytes;
  private long bufferFirst;
  private long bufferEnd;
  private boolean locked;
  private boolean told;
  private boolean tried;
  private long triedNanos;
  private long failedNanos = System.nanoTime() - SETTLED_NANOS;

  JournalDisk(JournalSettings settings, JournalId id, Log log) {
    this.settings = settings;
    this.id = id;
    this.log = log;
  }

  private JournalHome home() {
    if (home == null) {
      home = new JournalHome(settings.directory(), id);
    }
    return home;
  }

  /** Whether rows can be written, as far as one knows; tries to make it so now and then. */
  boolean isUsable(long position) {
    return out != null || open(position);
  }

  /** Whether there are as many bytes as there may be. */
  boolean isFull() {
    return bytes + buffer.size() >= settings.maxBytes();
  }

  /** Adds a row, which {@link #write} brings to the disk, or a later row. */
  void append(long position, ActivityRow row, Place origin) {
    if (buffer.size() == 0) {
      bufferFirst = position;
    }
    buffer.row(position, row, origin);
    bufferEnd = position + 1;
    if (buffer.size() >= WRITE_AT_BYTES) {
      write();
    }
  }

  /**
   * Writes what is in the buffer.
   *
   * @return whether nothing is left there
   */
  boolean write() {
    if (buffer.size() == 0 || out == null) {
      return buffer.size() == 0;
    }
    Segment segment = segments.getLast();
    try {
      buffer.writeTo(out, segment.bytes());
      if (settings.forced() == JournalSettings.Forced.EACH_TIME) {
        out.getFD().sync();
      }
    } catch (IOException e) {
      fail(e);
      return false;
    }
    bytes += buffer.size();
    segment.reaches(bufferEnd, segment.bytes() + buffer.size());
    buffer.clear();
    tellIfMended();
    if (segment.bytes() >= settings.segmentBytes()) {
      endSegment();
    }
    return true;
  }

  /** Forgets what is in the buffer and could not be written: it is in memory. */
  void forget() {
    buffer.clear();
  }

  /** The next row begins another segment; what was written stays. */
  void endSegment() {
    if (out == null) {
      return;
    }
    if (settings.forced() == JournalSettings.Forced.NEVER) {
      close(out);
    } else {
      toForce.add(out);
    }
    out = null;
    tried = false;
    Segment last = segments.getLast();
    if (last.end() == last.first()) {
      segments.removeLast();
      bytes -= last.bytes();
      last.file().delete();
    }
  }

  private boolean open(long position) {
    long now = System.nanoTime();
    if (tried && now - triedNanos < RETRY_NANOS) {
      return false;
    }
    tried = true;
    triedNanos = now;
    try {
      ensureHome();
      start(buffer.size() == 0 ? position : bufferFirst);
    } catch (IOException | RuntimeException e) {
      tell(e);
      return false;
    }
    return buffer.size() == 0 || write();
  }

  private void ensureHome() throws IOException {
    if (locked && home().isThere()) {
      return;
    }
    if (locked) {
      home().unlock();
      locked = false;
    }
    DataDirectory.ensure(settings.directory().getParentFile());
    home().create();
    locked = true;
  }

  private void start(long first) throws IOException {
    Segment segment = new Segment(home().segmentFile(first), first);
    segment.file().delete(); // one without a row, from a try that failed
    if (!spare.becomes(segment.file())) {
      OwnerOnly.write(segment.file().toPath(), new byte[0]);
    }
    RandomAccessFile opened = new RandomAccessFile(segment.file(), "rw");
    FrameBuffer header = new FrameBuffer();
    header.header(first, System.currentTimeMillis());
    try {
      header.writeTo(opened, 0);
    } catch (IOException e) {
      close(opened);
      segment.file().delete();
      throw e;
    }
    segment.reaches(first, header.size());
    bytes += header.size();
    if (!segments.isEmpty() && segments.getLast().first() == first) {
      bytes -= segments.removeLast().bytes();
    }
    segments.addLast(segment);
    out = opened;
  }

  /** What was written in part is cut off, as far as the disk lets us. */
  private void fail(IOException e) {
    Segment segment = segments.getLast();
    try {
      out.setLength(segment.bytes());
    } catch (IOException stays) {
      // A reader finds that it is no whole frame.
    }
    close(out);
    out = null;
    tried = true;
    triedNanos = System.nanoTime();
    tell(e);
  }

  private void tellIfMended() {
    if (told && System.nanoTime() - failedNanos >= SETTLED_NANOS) {
      told = false;
      log.info("The journal in " + home().directory() + " can be written again.");
    }
  }

  private void tell(Exception e) {
    failedNanos = System.nanoTime();
    warn(e);
  }

  private void warn(Exception e) {
    if (!told) {
      told = true;
      log.warn(
          "The journal in "
              + home().directory()
              + " cannot be written, and rows wait in memory alone: a killed JVM loses them ("
              + FileFailure.reason(e)
              + ").");
    }
  }

  /** Whether a position is on disk. */
  boolean holds(long position) {
    for (Segment segment : segments) {
      if (position >= segment.first() && position < segment.end()) {
        return true;
      }
    }
    return false;
  }

  /** The segment that holds that position or comes next; null if none is behind it. */
  Segment reading(long position) {
    for (Segment segment : segments) {
      if (segment.end() > position) {
        return segment;
      }
    }
    return null;
  }

  /**
   * Gives up the oldest segment of which nothing was read yet.
   *
   * @param readTo the position to which rows were read back
   * @return it; null if there is none
   */
  Segment dropOldest(long readTo) {
    for (Iterator<Segment> each = segments.iterator(); each.hasNext(); ) {
      Segment segment = each.next();
      if (segment.first() > readTo && (out == null || segment != segments.getLast())) {
        each.remove();
        bytes -= segment.bytes();
        home().remove(segment);
        return segment;
      }
    }
    return null;
  }

  /** The store has all rows before that position. */
  void delivered(long position) {
    while (!segments.isEmpty()
        && segments.getFirst().end() <= position
        && (out == null || segments.size() > 1)) {
      Segment segment = segments.removeFirst();
      bytes -= segment.bytes();
      if (!spare.keep(segment)) {
        home().remove(segment);
      }
    }
    if (locked) {
      try {
        home().delivered(position);
      } catch (IOException e) {
        tell(e);
      }
    }
  }

  /** Looks whether what is open is still there, and whether all of it is delivered. */
  void tend(long deliveredTo) {
    if (out != null) {
      tendOpen(deliveredTo);
    }
    if (segments.isEmpty()) {
      spare.drop();
    }
  }

  private void tendOpen(long deliveredTo) {
    Segment last = segments.getLast();
    if (!last.file().exists() || !home().isThere()) {
      close(out);
      out = null;
      tried = false;
      warn(new IOException("it was deleted"));
    } else if (last.end() > last.first() && last.end() <= deliveredTo) {
      close(out);
      out = null;
      tried = false;
      delivered(deliveredTo);
    }
  }

  /** Whether there is anything to look after. */
  boolean isTended() {
    return out != null || spare.isThere();
  }

  /** Whether rows are written to it. */
  boolean isOpen() {
    return out != null;
  }

  /** What is to be forced to the disk, by another thread; those that are done are closed there. */
  List<RandomAccessFile> takeToForce() {
    List<RandomAccessFile> taken = new ArrayList<>(toForce);
    toForce.clear();
    return taken;
  }

  RandomAccessFile open() {
    return out;
  }

  long bytes() {
    return bytes;
  }

  /** Ends; what is not delivered stays for whoever comes next. */
  void close() {
    write();
    close(out);
    out = null;
    for (RandomAccessFile each : takeToForce()) {
      close(each);
    }
    spare.drop();
    if (locked) {
      locked = false;
      if (segments.isEmpty() && buffer.size() == 0) {
        home().delete();
      } else {
        home().unlock();
      }
    }
  }

  /** Brings to the disk what the system has taken; a file that was closed meanwhile is so. */
  static void force(RandomAccessFile file) {
    try {
      file.getFD().sync();
    } catch (IOException closed) {
      // Whoever writes to it next is told what is wrong.
    }
  }

  static void close(RandomAccessFile file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException asGoodAsClosed) {
      // Nothing depends on it.
    }
  }
}
