package io.useractivity.engine.journal;

import io.useractivity.engine.record.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** What a segment says of itself; immutable. */
final class SegmentHeader {

  private final int bytes;
  private final long first;
  private final Column[] columns;

  private SegmentHeader(int bytes, long first, Column[] columns) {
    this.bytes = bytes;
    this.first = first;
    this.columns = columns;
  }

  /**
   * Reads it.
   *
   * @return null if it is damaged
   * @throws NewerFormatException if only a later version of the agent can read the segment
   */
  static SegmentHeader read(byte[] segment) throws NewerFormatException {
    if (segment.length < SegmentFormat.HEADER_PREFIX_BYTES) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(segment);
    for (byte each : SegmentFormat.MAGIC) {
      if (in.get() != each) {
        return null;
      }
    }
    byte version = in.get();
    int sum = in.getInt();
    int length = in.getInt();
    if (length < 17 || length > segment.length - SegmentFormat.HEADER_PREFIX_BYTES) {
      return null;
    }
    CRC32 crc = new CRC32();
    crc.update(version);
    crc.update(segment, SegmentFormat.HEADER_PREFIX_BYTES - 4, length + 4);
    if ((int) crc.getValue() != sum) {
      return null;
    }
    if (version != SegmentFormat.VERSION) {
      throw new NewerFormatException();
    }
    long first = in.getLong();
    in.getLong(); // when it was created
    String[] names = new String[in.get() & 0xFF];
    for (int i = 0; i < names.length; i++) {
      byte[] name = new byte[in.get() & 0xFF];
      in.get(name);
      names[i] = new String(name, StandardCharsets.US_ASCII);
    }
    return new SegmentHeader(SegmentFormat.HEADER_PREFIX_BYTES + length, first, columns(names));
  }

  /** What stands for one that is damaged: it was most likely this version that wrote it. */
  static SegmentHeader assumed() {
    return new SegmentHeader(0, Long.MAX_VALUE, columns(SegmentFormat.columnNames()));
  }

  private static Column[] columns(String[] names) {
    Map<String, Column> known = new HashMap<>();
    for (Column column : Column.values()) {
      known.put(column.columnName(), column);
    }
    Column[] columns = new Column[names.length];
    for (int i = 0; i < names.length; i++) {
      columns[i] = known.get(names[i]);
    }
    return columns;
  }

  /** Where the first frame begins. */
  int bytes() {
    return bytes;
  }

  /** The segment's first position. */
  long first() {
    return first;
  }

  /** The column of that index; null if there is no such column any more. */
  Column column(int index) {
    return index < columns.length ? columns[index] : null;
  }
}
