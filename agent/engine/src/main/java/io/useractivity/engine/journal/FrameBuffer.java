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

  /** Behind what was written last. */
  void writeTo(RandomAccessFile file) throws IOException {
    file.write(bytes, 0, size);
  }

  /**
   * Writes it with the mark of an end, over which the next goes: what lies behind was there before.
   *
   * @param at the offset
   */
  void writeOver(RandomAccessFile file, long at) throws IOException {
    ensure(SegmentFormat.END_BYTES);
    Arrays.fill(bytes, size, size + SegmentFormat.END_BYTES, (byte) 0);
    file.seek(at);
    file.write(bytes, 0, size + SegmentFormat.END_BYTES);
  }

  /**
   * How a segment begins.
   *
   * @param overAnother whether it is written over another
   */
  void header(long first, long createdMillis, boolean overAnother) {
    ensure(SegmentFormat.HEADER_PREFIX_BYTES);
    for (byte each : SegmentFormat.MAGIC) {
      bytes[size++] = each;
    }
    bytes[size++] = overAnother ? SegmentFormat.OVER_ANOTHER : SegmentFormat.VERSION;
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
    for (int i = 0; i < COLUMNS.length; i++) {
      Object value = row.value(COLUMNS[i]);
      if (value != null) {
        field(i, value);
      }
    }
    if (row.contextPath() != null) {
      field(SegmentFormat.CONTEXT_PATH, row.contextPath());
    }
    seal(at);
  }

  @DontInline
  private void field(int column, Object value) {
    ensure(14);
    bytes[size++] = (byte) column;
    if (value instanceof String) {
      bytes[size++] = SegmentFormat.TEXT;
      putText((String) value);
    } else if (value instanceof Integer) {
      bytes[size++] = SegmentFormat.NUMBER;
      putInt((Integer) value);
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

  /** Its bytes in UTF-8 after their number; nearly all are ASCII and need no array of their own. */
  private void putText(String text) {
    int length = text.length();
    ensure(4 + length);
    int at = size + 4;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        putInt(encoded.length);
        putBytes(encoded);
        return;
      }
      bytes[at + i] = (byte) c;
    }
    putInt(length);
    size += length;
  }

  /** Fills in checksum and length of what began there. */
  private void seal(int at) {
    int end = size;
    size = at + 4;
    putInt(end - at - 8);
    crc.reset();
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
