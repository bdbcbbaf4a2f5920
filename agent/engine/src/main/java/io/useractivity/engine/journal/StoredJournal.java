package io.useractivity.engine.journal;

import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal as it lies on disk, for who looks at it and changes nothing. Not immutable: a look. */
public final class StoredJournal {

  private final JournalHome home;
  private final boolean abandoned;
  private final long position;
  private long rows;
  private long bytes;
  private long damaged;
  private Object oldest;
  private String obstacle;

  private StoredJournal(JournalHome home) {
    this.home = home;
    this.abandoned = isAbandoned(home);
    this.position = home.deliveredTo();
  }

  /** Looks at all that lie in a directory. */
  public static List<StoredJournal> in(File journals) {
    List<StoredJournal> all = new ArrayList<>();
    for (JournalHome home : JournalHome.all(journals)) {
      StoredJournal journal = new StoredJournal(home);
      journal.eachRow(row -> {});
      all.add(journal);
    }
    return all;
  }

  private static boolean isAbandoned(JournalHome home) {
    try {
      boolean locked = home.lock();
      if (locked) {
        home.unlock();
      }
      return locked;
    } catch (IOException anotherUsers) {
      return false;
    }
  }

  /** Reads the rows that are not delivered, as far as that is known here, and counts again. */
  public void eachRow(Consumer<ActivityRow> consumer) {
    rows = 0;
    bytes = 0;
    damaged = 0;
    oldest = null;
    for (Segment segment : home.segments()) {
      try {
        read(segment, consumer);
      } catch (IOException e) {
        if (segment.file().exists()) { // else its rows were delivered meanwhile
          obstacle = segment.file() + ": " + FileFailure.reason(e);
        }
      }
    }
  }

  private void read(Segment segment, Consumer<ActivityRow> consumer) throws IOException {
    long length = segment.file().length();
    bytes += length;
    FrameReader frames = SegmentRows.frames(segment, length);
    long next = segment.first();
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      damaged += Math.max(0, frame.position() - Math.max(next, position));
      next = frame.position() + 1;
      if (frame.position() >= position) {
        rows++;
        oldest = oldest == null ? frame.row().value(Column.CREATED_AT) : oldest;
        consumer.accept(frame.row());
      }
    }
    // Whoever writes it just now may not have come to the end of a row.
    damaged += frames.isCut() && abandoned ? 1 : 0;
  }

  /** Its name. */
  public String id() {
    return home.id().toString();
  }

  public File directory() {
    return home.directory();
  }

  /** Whether the process is gone that had it. */
  public boolean isAbandoned() {
    return abandoned;
  }

  /** How many rows are not delivered. */
  public long rows() {
    return rows;
  }

  public long bytes() {
    return bytes;
  }

  /** How many rows are damaged, at least. */
  public long damaged() {
    return damaged;
  }

  /** The position before which the database has all rows. */
  public long position() {
    return position;
  }

  /** When the oldest row's request began; null without rows. */
  public String oldest() {
    return oldest == null ? null : oldest.toString();
  }

  /** Why it can't be read in full; null if it can. */
  public String obstacle() {
    return obstacle;
  }
}
