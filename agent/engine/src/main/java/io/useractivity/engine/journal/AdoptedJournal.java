package io.useractivity.engine.journal;

import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * A journal whose process is gone: its rows in their order, to the last. Its files are read, and
 * deleted one by one as the store has their rows. For one thread.
 */
final class AdoptedJournal {

  private final JournalHome home;
  private final Losses losses;
  private final Deque<Segment> segments;
  private final Deque<Frame> read = new ArrayDeque<>();
  private FrameReader reader;
  private Segment reading;
  private long position;
  private long waiting;

  private AdoptedJournal(JournalHome home, Losses losses, List<Segment> segments) {
    this.home = home;
    this.losses = losses;
    this.segments = new ArrayDeque<>(segments);
    this.position = home.deliveredTo();
  }

  /**
   * Looks at all of it.
   *
   * @param home locked
   * @param moved is given the places of rows that were put behind others
   * @throws NewerFormatException if it is to be left to a later version
   */
  static AdoptedJournal open(JournalHome home, Losses losses, Set<Place> moved) throws IOException {
    AdoptedJournal journal = new AdoptedJournal(home, losses, home.segments());
    journal.survey(moved);
    return journal;
  }

  private void survey(Set<Place> moved) throws IOException {
    Segment before = null;
    boolean cutBefore = false;
    for (Segment segment : segments) {
      if (cutBefore) {
        lost(before.end(), segment.first());
      }
      cutBefore = survey(segment, moved);
      before = segment;
    }
    if (cutBefore) {
      lost(before.end(), before.end() + 1);
    }
  }

  /** Whether its last row may be missing. */
  private boolean survey(Segment segment, Set<Place> moved) throws IOException {
    FrameReader frames = SegmentRows.frames(segment, segment.file().length());
    long next = segment.first();
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      if (frame.position() > next) {
        lost(next, frame.position());
      }
      next = frame.position() + 1;
      if (frame.origin() != null) {
        moved.add(frame.origin());
      }
      if (frame.position() >= position) {
        waiting++;
      }
    }
    segment.reaches(Math.max(next, segment.first()), segment.file().length());
    if (frames.isDamaged() || frames.isCut()) {
      segment.damaged();
    }
    return frames.isCut();
  }

  /** Those that the store has anyway are none. */
  private void lost(long from, long to) {
    long rows = to - Math.max(from, position);
    if (rows > 0) {
      losses.add(Losses.Reason.JOURNAL_DAMAGED, rows);
    }
  }

  /**
   * What comes next.
   *
   * @param moved places that are passed over
   * @return null if there is no more
   */
  Batch next(int most, long mostBytes, Set<Place> moved) {
    while (read.isEmpty() && readOn(most, moved)) {
      // Until there is a row, or nothing more to read.
    }
    if (read.isEmpty()) {
      return null;
    }
    List<ActivityRow> rows = new ArrayList<>();
    long first = read.peek().position();
    long bytes = 0;
    for (Frame frame : read) {
      bytes += frame.row().bytes();
      boolean fits = rows.size() < most && (bytes <= mostBytes || rows.isEmpty());
      if (!fits || frame.position() != first + rows.size()) {
        break;
      }
      rows.add(frame.row());
    }
    return new Batch(home.id(), first, rows);
  }

  /** Reads some; false at the end. */
  private boolean readOn(int most, Set<Place> moved) {
    if (reader == null && !openNext()) {
      return false;
    }
    while (read.size() < most) {
      Frame frame = reader.next();
      if (frame == null) {
        reader = null;
        return true;
      }
      if (frame.position() < position) {
        continue;
      }
      if (moved.remove(new Place(home.id(), frame.position()))) {
        waiting--;
      } else {
        read.add(frame);
      }
    }
    return true;
  }

  private boolean openNext() {
    for (Segment segment : segments) {
      if (reading == null || segment.first() > reading.first()) {
        reading = segment;
        try {
          reader = SegmentRows.frames(segment, segment.file().length());
          return true;
        } catch (IOException gone) {
          lost(segment.first(), segment.end());
          waiting -= Math.max(0, segment.end() - Math.max(segment.first(), position));
        }
      }
    }
    return false;
  }

  /** The store has these, or will never have them. */
  void delivered(Batch batch) throws IOException {
    for (int i = 0; i < batch.size(); i++) {
      read.remove();
    }
    waiting -= batch.size();
    position = batch.end();
    home.delivered(position);
    while (!segments.isEmpty() && segments.peek().end() <= position) {
      home.remove(segments.remove());
    }
  }

  JournalHome home() {
    return home;
  }

  /** How many rows are left. */
  long waiting() {
    return waiting;
  }

  /** There is no more: nothing of it is left, but what is damaged. */
  void end() {
    for (Segment segment : segments) {
      home.remove(segment);
    }
    home.delete();
  }
}
