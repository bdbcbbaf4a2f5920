package io.useractivity.engine.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as they are read from one segment; immutable. */
final class SegmentRows {

  /** About as many bytes as a batch has: what is behind is not wanted yet. */
  private static final int USUAL_BYTES = 384 * 1024;

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
      int offset = segment.offsetOf(from);
      long to = Math.min(length, (long) offset + USUAL_BYTES);
      FrameReader reader = from == segment.first() ? beginning(to) : behind(offset, to);
      if (reader != null) {
        List<Frame> some = frames(reader, count, heapBytes, to < length);
        if (!some.isEmpty() || to == length) {
          return some;
        }
      }
      return frames(frames(segment, length), count, heapBytes, false);
    } catch (IOException gone) {
      return new ArrayList<>();
    }
  }

  /** Null if it does not begin with a header. */
  private FrameReader beginning(long to) throws IOException {
    byte[] bytes = segment.read(0, to);
    SegmentHeader header = SegmentHeader.read(bytes);
    if (header == null) {
      return null;
    }
    segment.begins(header);
    return new FrameReader(bytes, header.bytes(), header, 0, segment.first());
  }

  /** What is before was read before, and is not read again; null if that is not so. */
  private FrameReader behind(int offset, long to) throws IOException {
    if (offset == 0 || segment.header() == null) {
      return null;
    }
    byte[] bytes = segment.read(offset, to);
    return new FrameReader(bytes, 0, segment.header(), offset, segment.first());
  }

  /**
   * Takes frames until there are enough.
   *
   * @param partly whether the last one may be complete in the file all the same
   */
  private List<Frame> frames(FrameReader reader, int count, long heapBytes, boolean partly) {
    List<Frame> frames = new ArrayList<>();
    long taken = 0;
    Frame frame = reader.next();
    while (frame != null) {
      if (frame.position() >= from && frame.position() < end) {
        frames.add(frame);
        taken += frame.row().bytes();
        segment.readTo(frame.position() + 1, reader.offset());
      }
      frame = frames.size() == count || taken >= heapBytes ? null : reader.next();
    }
    if (reader.isDamaged() || (reader.isCut() && !partly)) {
      segment.damaged();
    }
    return frames;
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
    return new FrameReader(bytes, header.bytes(), header, 0, segment.first());
  }
}
