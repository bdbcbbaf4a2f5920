package io.useractivity.engine.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as they are read from one segment; immutable. */
final class SegmentRows {

  private final Segment segment;
  private final long length;
  private final long from;
  private final long end;

  /**
   * @param from the first position that is wanted
   */
  SegmentRows(Segment segment, long from) {
    this.segment = segment;
    this.length = segment.bytes();
    this.from = from;
    this.end = segment.end();
  }

  /** The position after the last row. */
  long end() {
    return end;
  }

  /**
   * Reads some of them.
   *
   * @param count at most
   * @param heapBytes at most, and at least one row
   * @return none if the file is gone, or if all that is wanted is damaged
   */
  List<Frame> read(int count, long heapBytes) {
    try {
      FrameReader reader = unread();
      List<Frame> frames = new ArrayList<>();
      long taken = 0;
      Frame frame = reader.next();
      while (frame != null) {
        if (frame.position() >= from && frame.position() < end) {
          frames.add(frame);
          taken += frame.row().bytes();
        }
        frame = frames.size() == count || taken >= heapBytes ? null : reader.next();
      }
      if (reader.isDamaged() || reader.isCut()) {
        segment.damaged();
      }
      if (!frames.isEmpty()) {
        segment.readTo(frames.get(frames.size() - 1).position() + 1, reader.offset());
      }
      return frames;
    } catch (IOException gone) {
      return new ArrayList<>();
    }
  }

  /** What is before was read before, as a rule, and is not read again. */
  private FrameReader unread() throws IOException {
    int offset = segment.offsetOf(from);
    if (offset == 0 || segment.header() == null) {
      return frames(segment, length);
    }
    byte[] bytes = Segment.content(segment.file(), offset, length);
    return new FrameReader(bytes, 0, segment.header(), offset);
  }

  /** The frames of a segment; where its header is damaged, as this version would have written. */
  static FrameReader frames(Segment segment, long length) throws IOException {
    byte[] bytes = Segment.content(segment.file(), 0, length);
    SegmentHeader header = SegmentHeader.read(bytes);
    if (header == null) {
      segment.damaged();
      header = SegmentHeader.assumed();
    }
    segment.begins(header);
    return new FrameReader(bytes, header.bytes(), header, 0);
  }
}
