package io.useractivity.engine.journal;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.JournalId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Takes frames out of the bytes of a segment. What is damaged is passed over, to the next that is
 * whole: a gap in the positions tells how many it cost. For one thread.
 */
final class FrameReader {

  /** Position and kind. */
  private static final int LEAST_LENGTH = 9;

  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private final byte[] bytes;
  private final SegmentHeader header;
  private final int base;
  private final CRC32 crc = new CRC32();

  /** By column: the last text, and where it stands. */
  private final String[] texts = new String[256];

  private final int[] starts = new int[256];
  private final int[] lengths = new int[256];

  /** The last time: a row has the same twice. */
  private LocalDateTime time = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  /** Of the field before in a frame; null in front of its first. */
  private Object before;

  private long timeSeconds;
  private int timeNanos;

  /** Lower positions are of the segment that was there before. */
  private long least;

  private int at;
  private boolean begun;
  private boolean damaged;
  private boolean cut;

  /**
   * @param from where the first frame begins
   * @param base how many bytes of the segment are before these
   * @param first the segment's first position, by its name
   */
  FrameReader(byte[] bytes, int from, SegmentHeader header, int base, long first) {
    this.bytes = bytes;
    this.header = header;
    this.base = base;
    this.least = first;
    this.at = from;
    this.begun = header.first() >= first; // else it has but its name
  }

  /** The next whole one; null if there are no more. */
  Frame next() {
    int from = at;
    for (int i = from; i <= bytes.length - SegmentFormat.PREFIX_BYTES - LEAST_LENGTH; i++) {
      int length = lengthOfWhole(i);
      if (length >= 0) {
        Frame frame = frame(i + SegmentFormat.PREFIX_BYTES, length);
        if (frame != null && frame.position() >= least) {
          least = frame.position() + 1;
          begun = true;
          at = i + SegmentFormat.PREFIX_BYTES + length;
          damaged |= i > from;
          return frame;
        }
      }
    }
    at = bytes.length;
    cut |= begun && hasContent(from);
    return null;
  }

  /** Whether something between frames was none. */
  boolean isDamaged() {
    return damaged;
  }

  /**
   * Whether something behind the last frame is none: the tail of what was written when the process
   * or the machine died, or a damaged frame. Zeros are the mark of an end, behind which another
   * segment's frames may follow, or room that a file system had taken.
   */
  boolean isCut() {
    return cut;
  }

  /** Where in the segment the next frame begins. */
  int offset() {
    return base + at;
  }

  private boolean hasContent(int from) {
    int to = Math.min(from + SegmentFormat.END_BYTES, bytes.length);
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return true;
      }
    }
    return false;
  }

  /** The length of the whole frame that begins there; -1 for none. */
  private int lengthOfWhole(int start) {
    if (bytes[start] != SegmentFormat.MARK_1 || bytes[start + 1] != SegmentFormat.MARK_2) {
      return -1;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, start + 2, 8);
    int sum = in.getInt();
    int length = in.getInt();
    if (length < LEAST_LENGTH || length > bytes.length - start - SegmentFormat.PREFIX_BYTES) {
      return -1;
    }
    crc.reset();
    crc.update(bytes, start + 6, length + 4);
    return (int) crc.getValue() == sum ? length : -1;
  }

  /** Null if it makes no sense, whatever its checksum says. */
  private Frame frame(int start, int length) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes, start, length);
      long position = in.getLong();
      Place origin = null;
      if (in.get() == SegmentFormat.MOVED_ROW) {
        String journal = text(in, in.getShort());
        origin = new Place(new JournalId(journal), in.getLong());
      }
      before = null;
      ActivityRow.Builder row = new ActivityRow.Builder();
      while (in.hasRemaining()) {
        field(in, row);
      }
      return new Frame(position, row.build(), origin);
    } catch (RuntimeException noRow) {
      return null;
    }
  }

  @DontInline
  private void field(ByteBuffer in, ActivityRow.Builder row) {
    int index = in.get() & 0xFF;
    Object value = value(in, index);
    before = value;
    if (index == SegmentFormat.CONTEXT_PATH) {
      row.contextPath((String) value);
      return;
    }
    Column column = header.column(index);
    if (column != null) {
      row.value(column, value);
    }
  }

  @DontInline
  private Object value(ByteBuffer in, int column) {
    byte type = in.get();
    switch (type) {
      case SegmentFormat.TEXT:
        return text(in, in.getInt(), column);
      case SegmentFormat.SHORT_TEXT:
        return text(in, in.get() & SegmentFormat.MOST_SHORT, column);
      case SegmentFormat.DIGITS:
        return digits(in, in.get() & SegmentFormat.MOST_SHORT);
      case SegmentFormat.NUMBER:
        return in.getInt();
      case SegmentFormat.SHORT_NUMBER:
        return in.getShort() & SegmentFormat.MOST_SHORT_NUMBER;
      case SegmentFormat.TRUTH:
        return in.get() == 1;
      case SegmentFormat.TIME:
        return time(in.getLong(), in.getInt());
      case SegmentFormat.SAME:
        return Objects.requireNonNull(before, "no field is before it");
      default:
        throw new IllegalArgumentException("no type of ours: " + type);
    }
  }

  @DontInline
  private LocalDateTime time(long seconds, int nanos) {
    if (seconds != timeSeconds || nanos != timeNanos) {
      time = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
      timeSeconds = seconds;
      timeNanos = nanos;
    }
    return time;
  }

  private static String digits(ByteBuffer in, int length) {
    char[] digits = new char[2 * length];
    for (int i = 0; i < digits.length; i += 2) {
      byte two = in.get();
      digits[i] = DIGITS[two >>> 4 & 0xF];
      digits[i + 1] = DIGITS[two & 0xF];
    }
    return new String(digits);
  }

  private String text(ByteBuffer in, int length) {
    int start = in.position();
    in.position(start + length); // or there is none
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  /** The text of a column, which is often that of the row before: then it is the same object. */
  private String text(ByteBuffer in, int length, int column) {
    int start = in.position();
    String before = texts[column];
    if (before == null || lengths[column] != length || !isAt(starts[column], start, length)) {
      before = text(in, length);
      texts[column] = before;
      lengths[column] = length;
    } else {
      in.position(start + length);
    }
    starts[column] = start;
    return before;
  }

  private boolean isAt(int one, int other, int length) {
    for (int i = length - 1; i >= 0; i--) { // what differs does so at its end
      if (bytes[one + i] != bytes[other + i]) {
        return false;
      }
    }
    return true;
  }
}
