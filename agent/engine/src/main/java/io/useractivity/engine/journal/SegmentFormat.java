package io.useractivity.engine.journal;

import io.useractivity.engine.record.Column;

/**
 * How rows lie in a segment, the files that a journal consists of.
 *
 * <p>What always holds:
 *
 * <ul>
 *   <li>A segment is only ever appended to, and by one process: the one that has locked its
 *       directory. Who finds the lock free may read and delete it, and writes nothing into it.
 *   <li>Positions grow within a segment and from one segment to the next. One that is missing was
 *       lost, or was never on disk.
 *   <li>A segment may be written over one whose rows are delivered. Ten zeros end it; frames behind
 *       them are of the one before, and so are lower positions.
 *   <li>A frame is whole if its checksum says so, whatever stands before or behind it.
 *   <li>What is here was redacted before.
 *   <li>A row that was put behind the others names the place that it had. The one at that place is
 *       not delivered.
 * </ul>
 *
 * <pre>
 * segment   header frame*            named by its first position: 00000000000000000042.rows
 * header    "UAJ" version  crc:4  length:4  first:8  created:8  count:1 (length:1 name)*
 * frame     0xA5 0x5A      crc:4  length:4  position:8  kind:1  [length:2 journal position:8]  field*
 * field     column:1 type:1 value    column: an index into the header's names; 255: the context path
 * value     text: length:4 UTF-8     number: 4     truth: 1     time: second:8 nano:4, UTC
 *           short text: length:1 UTF-8     digits: length:1, two hexadecimal ones a byte
 *           short number: 2, unsigned      same: nothing, it is the value of the field before
 * </pre>
 *
 * <p>Numbers are big-endian. {@code length} counts what follows it; {@code crc} is the CRC-32 of
 * {@code length} and all of that, in a header of {@code version} too. Columns go by name, so an old
 * segment is readable whatever columns there are by then; an unknown one is passed over.
 */
final class SegmentFormat {

  static final byte[] MAGIC = {'U', 'A', 'J'};

  /** The one before had texts and numbers of one kind, and no checksum over the version. */
  static final byte VERSION = 3;

  static final byte MARK_1 = (byte) 0xA5;
  static final byte MARK_2 = (byte) 0x5A;

  /** Mark, checksum and length. */
  static final int PREFIX_BYTES = 10;

  /** Magic, version, checksum and length. */
  static final int HEADER_PREFIX_BYTES = 12;

  /** As many zeros where a frame would begin tell that there is none. */
  static final int END_BYTES = PREFIX_BYTES;

  static final byte ROW = 0;
  static final byte MOVED_ROW = 1;

  static final byte TEXT = 1;
  static final byte NUMBER = 2;
  static final byte TRUTH = 3;
  static final byte TIME = 4;
  static final byte SHORT_TEXT = 5;
  static final byte DIGITS = 6;
  static final byte SHORT_NUMBER = 7;
  static final byte SAME = 8;

  /** What the length of a short text may be, in one byte. */
  static final int MOST_SHORT = 0xFF;

  /** What a short number may be, in two bytes. */
  static final int MOST_SHORT_NUMBER = 0xFFFF;

  static final int CONTEXT_PATH = 255;

  static final String ENDING = ".rows";

  private SegmentFormat() {}

  /** The names of the columns as this version writes them. */
  static String[] columnNames() {
    Column[] columns = Column.values();
    String[] names = new String[columns.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = columns[i].columnName();
    }
    return names;
  }

  /** As long for any position, so that names sort as positions do. */
  static String fileName(long first) {
    String digits = Long.toString(first);
    return "00000000000000000000".substring(digits.length()) + digits + ENDING;
  }

  /** The first position by a file's name; -1 if it is no segment's. */
  static long firstOf(String fileName) {
    if (!fileName.endsWith(ENDING) || fileName.length() != 20 + ENDING.length()) {
      return -1;
    }
    try {
      return Long.parseLong(fileName.substring(0, 20));
    } catch (NumberFormatException other) {
      return -1;
    }
  }
}
