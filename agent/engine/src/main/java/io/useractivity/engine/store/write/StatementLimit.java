package io.useractivity.engine.store.write;

import java.sql.SQLException;
import java.util.List;

/**
 * How many rows one statement may carry: as many as fit into the server's packets, whatever becomes
 * of them on their way, and no more than is good for the heap. Immutable.
 *
 * <p>Counted are the bytes in UTF-8, and one more for each character that a driver escapes. Half of
 * a packet is kept free for the statement itself, and for drivers that send some texts as
 * hexadecimal digits. What does not fit is not sent: a server that gets too large a packet closes
 * the connection, and the driver has but that to say.
 */
final class StatementLimit {

  private static final long MOST_BYTES = 1 << 20;

  /** A number, a time, or what stands around a text. */
  private static final int BYTES_PER_VALUE = 32;

  /** In UTF-8, where a character of two {@code char} has four; an escaped one has two. */
  private static final int MOST_BYTES_PER_CHAR = 3;

  /** SQLState: string data, right truncation. */
  private static final String TOO_LONG = "22001";

  private static final int ASCII_END = 0x80;

  /** How many bytes an ASCII character takes beside its own, since drivers escape it. */
  private static final byte[] ESCAPES = escapes();

  private final long bytes;

  /**
   * @param maxPacketBytes {@code Long.MAX_VALUE} where rows are not sent
   */
  StatementLimit(long maxPacketBytes) {
    this.bytes = Math.min(MOST_BYTES, maxPacketBytes / 2);
  }

  /** Whether that many bytes and those of one more row are few enough. */
  boolean hasRoom(long taken, long more) {
    return taken + more <= bytes;
  }

  /**
   * Where the statement ends that begins with a row.
   *
   * @param mostRows of one statement
   * @return the first row that is left for the next one
   * @throws SQLException if not even that row fits
   */
  int end(List<Object[]> rows, int from, int mostRows) throws SQLException {
    int last = (int) Math.min(rows.size(), (long) from + mostRows);
    if (fitWhateverTheyHold(rows, from, last)) {
      return last;
    }
    long taken = bytesOf(rows.get(from));
    check(taken);
    int to = from + 1;
    while (to < last) {
      long more = bytesOf(rows.get(to));
      if (!hasRoom(taken, more)) {
        break;
      }
      taken += more;
      to++;
    }
    return to;
  }

  /** Without a look at their characters, which are seldom many. */
  private boolean fitWhateverTheyHold(List<Object[]> rows, int from, int to) {
    long most = 0;
    for (int i = from; i < to && most <= bytes; i++) {
      for (Object value : rows.get(i)) {
        most += BYTES_PER_VALUE;
        if (value instanceof String) {
          most += (long) MOST_BYTES_PER_CHAR * ((String) value).length();
        } else if (value instanceof byte[]) {
          most += 2L * ((byte[]) value).length;
        }
      }
    }
    return most <= bytes;
  }

  /**
   * A row must fit into a statement of its own.
   *
   * @throws SQLException if that many bytes don't
   */
  void check(long bytesOfRow) throws SQLException {
    if (bytesOfRow > bytes) {
      throw new SQLException(
          "a row of "
              + bytesOfRow
              + " bytes does not fit into half a packet of the server's (max_allowed_packet)",
          TOO_LONG);
    }
  }

  private static long bytesOf(Object[] row) {
    long sum = 0;
    for (Object value : row) {
      sum += BYTES_PER_VALUE;
      if (value instanceof String) {
        sum += bytesOf((String) value);
      } else if (value instanceof byte[]) {
        sum += 2L * ((byte[]) value).length; // each byte may be escaped, or be two digits
      }
    }
    return sum;
  }

  /** The bytes of a text in UTF-8, escaped. */
  private static long bytesOf(String text) {
    long sum = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ASCII_END) {
        sum += ESCAPES[c];
      } else if (c < 0x800) {
        sum++;
      } else {
        sum += Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return sum;
  }

  /** The bytes of a text in UTF-8, escaped. */
  static long bytesOf(byte[] text, int from, int to) {
    long sum = (long) to - from;
    for (int i = from; i < to; i++) {
      sum += text[i] < 0 ? 0 : ESCAPES[text[i]];
    }
    return sum;
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[ASCII_END];
    for (char c : "'\"\\\n\r\0\u001a".toCharArray()) {
      escapes[c] = 1;
    }
    return escapes;
  }
}
