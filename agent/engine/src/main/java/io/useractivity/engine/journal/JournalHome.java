package io.useractivity.engine.journal;

import io.useractivity.engine.files.DurableFiles;
import io.useractivity.engine.files.OwnerOnly;
import io.useractivity.engine.record.JournalId;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory of one journal, named by its id, and the lock that says who has it:
 *
 * <pre>
 * lock                        locked by the process that has the journal; the system lets go of it when that ends
 * delivered                   the position before which the store has all rows: 8 bytes, and their complement
 * 00000000000000000042.rows   segments
 * </pre>
 */
final class JournalHome {

  static final String LOCK = "lock";
  static final String DELIVERED = "delivered";

  /** Where segments go that are damaged; no journal is called so. */
  static final String DAMAGED = "damaged";

  /**
   * What this process has. To open and close a file that it has locked would let go of the lock, on
   * systems that follow POSIX.
   */
  private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

  private final File directory;
  private final JournalId id;
  private FileChannel channel;
  private RandomAccessFile mark;

  JournalHome(File journals, JournalId id) {
    this.directory = new File(journals, id.toString()).getAbsoluteFile();
    this.id = id;
  }

  /** Those that lie there, whoever has them; in no order. */
  static List<JournalHome> all(File journals) {
    File[] directories = journals.listFiles(File::isDirectory);
    List<JournalHome> all = new ArrayList<>();
    for (File each : directories == null ? new File[0] : directories) {
      if (!each.getName().equals(DAMAGED) && new File(each, LOCK).isFile()) {
        all.add(new JournalHome(journals, new JournalId(each.getName())));
      }
    }
    return all;
  }

  JournalId id() {
    return id;
  }

  File directory() {
    return directory;
  }

  /** Makes the directory and locks it. */
  void create() throws IOException {
    OwnerOnly.createDirectory(directory.toPath());
    if (!lock()) {
      throw new IOException(directory + " is locked by another process");
    }
  }

  /**
   * Takes the journal, if nobody has it.
   *
   * @return false if somebody has, or if it is gone
   */
  boolean lock() throws IOException {
    if (!HELD.add(directory.getPath())) {
      return false;
    }
    boolean locked = false;
    try {
      locked = tryLock();
      return locked;
    } finally {
      if (!locked) {
        HELD.remove(directory.getPath());
      }
    }
  }

  private boolean tryLock() throws IOException {
    File file = new File(directory, LOCK);
    if (!directory.isDirectory()) {
      return false;
    }
    FileChannel opened = DurableFiles.openOrCreate(file.toPath());
    FileLock lock = null;
    try {
      lock = opened.tryLock();
    } catch (OverlappingFileLockException anotherAgentOfThisJvm) {
      // As if another process had it.
    } finally {
      if (lock == null) {
        opened.close();
      }
    }
    if (lock != null && !file.isFile()) { // another took it, delivered and deleted it meanwhile
      opened.close();
      return false;
    }
    channel = lock == null ? channel : opened;
    return lock != null;
  }

  /** Whether the directory is still there and is ours. */
  boolean isThere() {
    return new File(directory, LOCK).isFile();
  }

  /** Lets go of it. */
  void unlock() {
    close(mark);
    mark = null;
    close(channel);
    channel = null;
    HELD.remove(directory.getPath());
  }

  /** Deletes what there is of it, and lets go of it. */
  void delete() {
    close(mark);
    mark = null;
    for (String name : names()) {
      if (!name.equals(LOCK)) {
        new File(directory, name).delete();
      }
    }
    File lock = new File(directory, LOCK);
    boolean gone = lock.delete();
    unlock();
    if (!gone) { // Windows deletes nothing that is open
      gone = lock.delete();
    }
    directory.delete();
  }

  /** Its segments by their first positions, in that order. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (String name : names()) {
      long first = SegmentFormat.firstOf(name);
      if (first >= 0) {
        segments.add(new Segment(new File(directory, name), first));
      }
    }
    return segments;
  }

  File segmentFile(long first) {
    return new File(directory, SegmentFormat.fileName(first));
  }

  private List<String> names() {
    String[] names = directory.list();
    if (names == null) {
      return Collections.emptyList();
    }
    Arrays.sort(names);
    return Arrays.asList(names);
  }

  /**
   * Remembers how far the store has the rows. The database's own row of it decides; this one spares
   * it rows that it has, and stands for it where it has none.
   */
  void delivered(long position) throws IOException {
    if (mark == null) {
      File file = new File(directory, DELIVERED);
      DurableFiles.openOrCreate(file.toPath()).close();
      mark = new RandomAccessFile(file, "rw");
    }
    byte[] both = new byte[16];
    for (int i = 0; i < 8; i++) {
      both[i] = (byte) (position >>> (56 - 8 * i));
      both[8 + i] = (byte) ~both[i];
    }
    mark.seek(0);
    mark.write(both);
  }

  /** How far the store has the rows, as far as it is known here. */
  long deliveredTo() {
    File file = new File(directory, DELIVERED);
    byte[] both;
    try {
      both = Segment.content(file, 0, 16);
    } catch (IOException none) {
      return 0;
    }
    long position = 0;
    for (int i = 0; i < 8; i++) {
      if (both[8 + i] != (byte) ~both[i]) {
        return 0;
      }
      position = position << 8 | (both[i] & 0xFF);
    }
    return position;
  }

  /** Deletes a segment, or keeps it apart if it is damaged. */
  void remove(Segment segment) {
    if (segment.isDamaged()) {
      File damaged = new File(directory.getParentFile(), DAMAGED);
      try {
        OwnerOnly.createDirectory(damaged.toPath());
      } catch (IOException notPossible) {
        // It is deleted below.
      }
      if (segment.file().renameTo(new File(damaged, id + "-" + segment.file().getName()))) {
        return;
      }
    }
    segment.file().delete();
  }

  private static void close(AutoCloseable file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (Exception asGoodAsClosed) {
      // Nothing depends on it.
    }
  }
}
