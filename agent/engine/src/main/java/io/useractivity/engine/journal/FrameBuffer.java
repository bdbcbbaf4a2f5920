package io.useractivity.engine.journal;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Rows on their way to a segment, as bytes that are used again and again. For one at a time. */
final class FrameBuffer {

  private static final int USUAL_BYTES = 64 * 1024;

  /** Shorter texts are seldom digits by more than chance. */
  private static final int LEAST_DIGITS = 16;

  /** An enum's {@code values()} copies. */
  private static final Column[] COLUMNS = Column.values();

  private final CRC32 crc = new CRC32();
  private byte[] bytes = new byte[USUAL_BYTES];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
    if (bytes.length > 4 * USUAL_BYTES) {
      bytes = new byte[USUAL_BYTES];
    }
  }

  /**
   * Writes it with the mark of an end, over which the next goes: what lies behind may have been
   * there before.
   *
   * @param at the offset
   */
  void writeTo(RandomAccessFile file, long at) throws IOException {
    ensure(SegmentFormat.END_BYTES);
    Arrays.fill(bytes, size, size + SegmentFormat.END_BYTES, (byte) 0);
    file.seek(at);
    file.write(bytes, 0, size + SegmentFormat.END_BYTES);
  }

  /** How a segment begins. */
  void header(long first, long createdMillis) {
    ensure(SegmentFormat.HEADER_PREFIX_BYTES);
    for (byte each : SegmentFormat.MAGIC) {
      bytes[size++] = each;
    }
    bytes[size++] = SegmentFormat.VERSION;
    int at = size;
    size += 8;
    putLong(first);
    putLong(createdMillis);
    String[] names = SegmentFormat.columnNames();
    putByte(names.length);
    for (String name : names) {
      byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
      putByte(ascii.length);
      putBytes(ascii);
    }
    crc.reset();
    crc.update(SegmentFormat.VERSION);
    seal(at);
  }

  /**
   * Adds a row.
   *
   * @param origin where it was before, or null
   */
  @DontInline
  void row(long position, ActivityRow row, Place origin) {
    ensure(SegmentFormat.PREFIX_BYTES);
    bytes[size++] = SegmentFormat.MARK_1;
    bytes[size++] = SegmentFormat.MARK_2;
    int at = size;
    size += 8;
    putLong(position);
    if (origin == null) {
      putByte(SegmentFormat.ROW);
    } else {
      putByte(SegmentFormat.MOVED_ROW);
      byte[] id = origin.journal().toString().getBytes(StandardCharsets.UTF_8);
      putByte(id.length >>> 8);
      putByte(id.length);
      putBytes(id);
      putLong(origin.position());
    }
    Object before = null;
    for (int i = 0; i < COLUMNS.length; i++) {
      Object value = row.value(COLUMNS[i]);
      if (value != null) {
        field(i, value, before);
        before = value;
      }
    }
    if (row.contextPath() != null) {
      field(SegmentFormat.CONTEXT_PATH, row.contextPath(), before);
    }
    crc.reset();
    seal(at);
  }

  /**
   * @param before the value of the field before, or null
   */
  @DontInline
  private void field(int column, Object value, Object before) {
    ensure(14);
    bytes[size++] = (byte) column;
    if (value.equals(before)) {
      bytes[size++] = SegmentFormat.SAME;
    } else if (value instanceof String) {
      putText((String) value);
    } else if (value instanceof Integer) {
      putNumber((Integer) value);
    } else if (value instanceof Boolean) {
      bytes[size++] = SegmentFormat.TRUTH;
      bytes[size++] = (byte) ((Boolean) value ? 1 : 0);
    } else {
      LocalDateTime time = (LocalDateTime) value;
      bytes[size++] = SegmentFormat.TIME;
      putLong(time.toEpochSecond(ZoneOffset.UTC));
      putInt(time.get(ChronoField.NANO_OF_SECOND));
    }
  }

  private void putNumber(int value) {
    if (value < 0 || value > SegmentFormat.MOST_SHORT_NUMBER) {
      bytes[size++] = SegmentFormat.NUMBER;
      putInt(value);
    } else {
      bytes[size++] = SegmentFormat.SHORT_NUMBER;
      bytes[size++] = (byte) (value >>> 8);
      bytes[size++] = (byte) value;
    }
  }

  private void putText(String text) {
    int length = text.length();
    ensure(5 + length);
    if (!putDigits(text, length) && !putAscii(text, length)) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      putLength(encoded.length);
      putBytes(encoded);
    }
  }

  /** As bytes of two digits; false if it is none: a hash has little else, and is long. */
  private boolean putDigits(String text, int length) {
    if (length < LEAST_DIGITS || length % 2 != 0 || length / 2 > SegmentFormat.MOST_SHORT) {
      return false;
    }
    int at = size + 2;
    for (int i = 0; i < length; i += 2) {
      int digits = digit(text.charAt(i)) << 4 | digit(text.charAt(i + 1));
      if (digits < 0) {
        return false;
      }
      bytes[at++] = (byte) digits;
    }
    bytes[size++] = SegmentFormat.DIGITS;
    bytes[size] = (byte) (length / 2);
    size = at;
    return true;
  }

  /** A capital is none: it would come back as a small letter. */
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /** Nearly all is ASCII, and needs no array of its own. */
  private boolean putAscii(String text, int length) {
    int at = size + (length > SegmentFormat.MOST_SHORT ? 5 : 2);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      bytes[at + i] = (byte) c;
    }
    putLength(length);
    size += length;
    return true;
  }

  private void putLength(int length) {
    if (length > SegmentFormat.MOST_SHORT) {
      bytes[size++] = SegmentFormat.TEXT;
      putInt(length);
    } else {
      bytes[size++] = SegmentFormat.SHORT_TEXT;
      bytes[size++] = (byte) length;
    }
  }

  /** Fills in checksum and length of what began there. */
  private void seal(int at) {
    int end = size;
    size = at + 4;
    putInt(end - at - 8);
    crc.update(bytes, at + 4, end - at - 4);
    size = at;
    putInt((int) crc.getValue());
    size = end;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  private void putByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  private void putBytes(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  private void putInt(int value) {
    ensure(4);
    bytes[size++] = (byte) (value >>> 24);
    bytes[size++] = (byte) (value >>> 16);
    bytes[size++] = (byte) (value >>> 8);
    bytes[size++] = (byte) value;
  }

  private void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }
}
