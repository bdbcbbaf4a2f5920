package io.useractivity.engine.store.schema;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;

/** Which characters a column's text may have, and how many bytes each takes; immutable. */
public final class CharacterSet {

  private static final int ASCII_END = 0x80;
  private static final int TWO_BYTES_END = 0x800;
  private static final int BASIC_PLANE_END = 0x10000;
  private static final int ASKED_AT_ONCE = 8_192;
  private static final String FACE = "\uD83D\uDE00";

  static final CharacterSet UTF8MB4 = new CharacterSet(null, true, 1, 2, 3, 4);
  static final CharacterSet UTF8MB3 = new CharacterSet(null, false, 1, 2, 3, 4);

  /** Of H2, which counts in these instead of bytes. */
  static final CharacterSet UTF16_UNITS = new CharacterSet(null, true, 1, 1, 1, 2);

  static final CharacterSet ASCII = new CharacterSet(ascii(), false, 1, 1, 1, 1);

  /** Null for all of the basic plane. */
  private final BitSet known;

  /** ASCII characters that take as many bytes as others, such as the backslash of sjis. */
  private final BitSet wide;

  /** Which ASCII characters are stored as they are, by as few bytes as any. */
  private final boolean[] plain = new boolean[ASCII_END];

  /** Whether all of them are, as in nearly all sets. */
  private final boolean allPlain;

  private final boolean supplementary;
  private final int[] bytes;

  private CharacterSet(BitSet known, boolean supplementary, int... bytes) {
    this(known, new BitSet(), supplementary, bytes);
  }

  private CharacterSet(BitSet known, BitSet wide, boolean supplementary, int... bytes) {
    this.known = known;
    this.wide = wide;
    this.supplementary = supplementary;
    this.bytes = bytes;
    boolean all = true;
    for (int c = 1; c < ASCII_END; c++) {
      plain[c] = (known == null || known.get(c)) && !wide.get(c);
      all &= plain[c];
    }
    this.allPlain = all;
  }

  private static BitSet ascii() {
    BitSet known = new BitSet(ASCII_END);
    known.set(0, ASCII_END);
    return known;
  }

  /** The one of that name without asking; what is no common one is taken for ASCII. */
  public static CharacterSet of(String name) {
    if (name == null || name.equals("utf8mb4")) {
      return UTF8MB4;
    }
    if (name.startsWith("utf8")) {
      return UTF8MB3;
    }
    return name.equals("latin1") ? latin1() : ASCII;
  }

  /** MySQL's latin1 is Windows-1252. */
  private static CharacterSet latin1() {
    CharsetEncoder encoder = Charset.forName("windows-1252").newEncoder();
    BitSet known = new BitSet(BASIC_PLANE_END);
    for (int c = 0; c < BASIC_PLANE_END; c++) {
      known.set(c, encoder.canEncode((char) c));
    }
    return new CharacterSet(known, false, 1, 1, 1, 1);
  }

  /**
   * The one of that name as the server has it: Java's of the same name differ in some characters,
   * and a small JDK lacks most of them.
   */
  static CharacterSet read(Connection connection, String name) throws SQLException {
    if (name == null || name.startsWith("utf8") || name.equals("latin1") || name.equals("ascii")) {
      return of(name);
    }
    if (!name.matches("\\w+")) {
      return ASCII;
    }
    String sql = "SELECT CONVERT(CONVERT(? USING " + name + ") USING utf8mb4)";
    BitSet known = new BitSet(BASIC_PLANE_END);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int from = 1; from < BASIC_PLANE_END; from += ASKED_AT_ONCE) {
        ask(statement, from, Math.min(from + ASKED_AT_ONCE, BASIC_PLANE_END), known);
      }
      boolean supplementary = FACE.equals(converted(statement, FACE));
      int[] widths = widths(connection, name);
      return new CharacterSet(known, wide(connection, name, widths[0]), supplementary, widths);
    }
  }

  private static BitSet wide(Connection connection, String name, int usual) throws SQLException {
    BitSet wide = new BitSet(ASCII_END);
    String sql = "SELECT LENGTH(CONVERT(? USING " + name + "))";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int c = 1; c < ASCII_END; c++) {
        statement.setString(1, String.valueOf((char) c));
        try (ResultSet result = statement.executeQuery()) {
          wide.set(c, result.next() && result.getInt(1) > usual);
        }
      }
    }
    return wide;
  }

  private static void ask(PreparedStatement statement, int from, int to, BitSet known)
      throws SQLException {
    StringBuilder asked = new StringBuilder(to - from);
    for (int c = from; c < to; c++) {
      boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      asked.append(surrogate ? '?' : (char) c);
    }
    String answer = converted(statement, asked.toString());
    if (answer == null || answer.length() != asked.length()) {
      return;
    }
    for (int i = 0; i < asked.length(); i++) {
      if (asked.charAt(i) == answer.charAt(i)) {
        known.set(asked.charAt(i));
      }
    }
  }

  private static String converted(PreparedStatement statement, String text) throws SQLException {
    statement.setString(1, text);
    try (ResultSet result = statement.executeQuery()) {
      return result.next() ? result.getString(1) : null;
    }
  }

  private static int[] widths(Connection connection, String name) throws SQLException {
    if (name.startsWith("utf16") || name.equals("ucs2")) {
      return new int[] {2, 2, 2, 4};
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT maxlen FROM information_schema.character_sets"
                + " WHERE character_set_name = ?")) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        int most = result.next() ? result.getInt(1) : 4;
        return new int[] {name.equals("utf32") ? 4 : 1, most, most, most};
      }
    }
  }

  /** Whether it has the character. */
  public boolean has(int codePoint) {
    return codePoint < BASIC_PLANE_END ? known == null || known.get(codePoint) : supplementary;
  }

  /** Whether it has characters outside of the basic plane, such as emojis. */
  boolean hasSupplementary() {
    return supplementary;
  }

  /** How many bytes the character takes at most. */
  public int bytes(int codePoint) {
    if (codePoint < ASCII_END) {
      return wide.get(codePoint) ? bytes[1] : bytes[0];
    }
    if (codePoint < TWO_BYTES_END) {
      return bytes[1];
    }
    return codePoint < BASIC_PLANE_END ? bytes[2] : bytes[3];
  }

  /** Whether it has all of Unicode's basic plane, the sign of a replaced character too. */
  public boolean isUnicode() {
    return has('\uFFFD');
  }

  /** Whether a text of that many ASCII characters needs no closer look. */
  public boolean isPlain(String text, long maxBytes) {
    if ((long) text.length() * bytes[0] > maxBytes) {
      return false;
    }
    return allPlain ? isAscii(text) : isPlain(text);
  }

  private boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ASCII_END || !plain[c]) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is, and without the one that no text has. */
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || c >= ASCII_END) {
        return false;
      }
    }
    return true;
  }
}
