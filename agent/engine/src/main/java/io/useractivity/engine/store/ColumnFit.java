package io.useractivity.engine.store;

import io.useractivity.engine.store.FoundColumn.Content;
import io.useractivity.engine.text.TimestampFormat;
import java.math.BigInteger;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * Makes any value storable in one column: what is too long is cut by whole characters, what does
 * not exist in the column's character set is replaced, what is no number is left out. For one
 * thread.
 */
final class ColumnFit {

  private static final char REPLACEMENT = '\uFFFD';

  /**
   * What a TIMESTAMP column holds, in UTC (MySQL manual, "The DATE, DATETIME, and TIMESTAMP
   * Types").
   */
  private static final LocalDateTime FIRST_TIMESTAMP = LocalDateTime.of(1970, 1, 1, 0, 0, 1);

  private static final LocalDateTime LAST_TIMESTAMP = LocalDateTime.of(2038, 1, 19, 3, 14, 7);

  static final DateTimeFormatter TIME = TimestampFormat.MILLIS;

  private static final long NANOS_OF_SECOND = 1_000_000_000;

  private final FoundColumn column;
  private final boolean json;
  private final CharsetEncoder encoder;
  private final boolean unicode;
  private final BigInteger least;
  private final BigInteger greatest;
  private long changed;

  /**
   * @param json whether the values are JSON, in a column of that type or in a text
   */
  ColumnFit(FoundColumn column, boolean json) {
    this.column = column;
    this.json = json;
    this.unicode = column.charset().equals(StandardCharsets.UTF_8);
    this.encoder = column.charset().newEncoder();
    boolean integer = column.content() == Content.INTEGER;
    this.least = integer ? column.least() : null;
    this.greatest = integer ? column.greatest() : null;
  }

  FoundColumn column() {
    return column;
  }

  /** How many values were stored other than they came. */
  long changed() {
    return changed;
  }

  /**
   * Fits a value.
   *
   * @param value a {@code String}, {@code Integer}, {@code Boolean}, {@code LocalDateTime} or null
   * @return a {@code String}, {@code Long}, {@code Boolean} or {@code LocalDateTime}, always of the
   *     same type for this column; null only if the column takes NULL
   */
  Object fit(Object value) {
    Object fitted = value == null ? null : fitPresent(value);
    boolean replaced = fitted == null && (value != null || !column.isNullable());
    if (replaced || (json && fitted != value)) {
      changed++;
    }
    return fitted == null && !column.isNullable() ? nothing() : fitted;
  }

  private Object fitPresent(Object value) {
    switch (column.content()) {
      case INTEGER:
        return integer(value);
      case BOOLEAN:
        return bool(value);
      case DATE_TIME:
      case TIMESTAMP:
        return value instanceof LocalDateTime ? time((LocalDateTime) value) : null;
      default:
        return json
            ? FittedJson.fit(withoutBroken(value.toString()), this::isStorable)
            : text(text(value));
    }
  }

  /** Unpaired surrogates are no characters, in JSON as elsewhere. */
  private static String withoutBroken(String text) {
    StringBuilder whole = null;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        whole = whole == null ? new StringBuilder(text) : whole;
        whole.setCharAt(i, REPLACEMENT);
      }
      i += Character.charCount(point);
    }
    return whole == null ? text : whole.toString();
  }

  /** What stands for a value of this column in a prepared statement. */
  String mark() {
    // Without backslashes as escapes, Connector/J sends some texts as bytes, which are no JSON.
    return column.content() == Content.JSON && !column.isOfH2() ? "CONVERT(? USING utf8mb4)" : "?";
  }

  private boolean isStorable(String text) {
    return column.content() == Content.JSON
        || (text.codePointCount(0, text.length()) <= column.maxCodePoints()
            && text.getBytes(column.charset()).length <= column.maxBytes()
            && text.equals(new String(text.getBytes(column.charset()), column.charset()))
            && (column.takesSupplementary()
                || text.length() == text.codePointCount(0, text.length())));
  }

  /** What stands for no value where NULL is refused. */
  private Object nothing() {
    switch (column.content()) {
      case INTEGER:
        return 0L;
      case BOOLEAN:
        return false;
      case DATE_TIME:
      case TIMESTAMP:
        return FIRST_TIMESTAMP;
      default:
        return json || column.content() == Content.JSON ? "{}" : "";
    }
  }

  private static String text(Object value) {
    return value instanceof Boolean ? ((Boolean) value ? "1" : "0") : value.toString();
  }

  private Long integer(Object value) {
    if (value instanceof Boolean) {
      return (Boolean) value ? 1L : 0L;
    }
    if (value instanceof Integer) {
      // A measured number at its limit says more than none.
      BigInteger number = BigInteger.valueOf((Integer) value);
      BigInteger clamped = number.max(least).min(greatest);
      if (!clamped.equals(number)) {
        changed++;
      }
      return clamped.longValue();
    }
    return value instanceof String ? id((String) value) : null;
  }

  /** An id is right or useless: nothing is cut off it. BIGINT UNSIGNED's upper half is left out. */
  private Long id(String text) {
    if (text.isEmpty() || text.length() > 20) {
      return null;
    }
    for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    if (text.equals("-")) {
      return null;
    }
    BigInteger number = new BigInteger(text);
    boolean fits =
        number.compareTo(least) >= 0
            && number.compareTo(greatest) <= 0
            && number.bitLength() < Long.SIZE;
    return fits ? number.longValue() : null;
  }

  private static Boolean bool(Object value) {
    if (value instanceof Boolean) {
      return (Boolean) value;
    }
    return value instanceof Integer ? (Integer) value != 0 : null;
  }

  private LocalDateTime time(LocalDateTime value) {
    // Cut, where a server would round up into the next second.
    LocalDateTime cut = value.truncatedTo(ChronoUnit.MILLIS);
    long step = NANOS_OF_SECOND;
    for (int digits = column.secondDigits(); digits > 0; digits--) {
      step /= 10;
    }
    long nanos = cut.getLong(ChronoField.NANO_OF_SECOND);
    cut = cut.with(ChronoField.NANO_OF_SECOND, nanos - nanos % step);
    if (column.content() == Content.TIMESTAMP) {
      if (cut.isBefore(FIRST_TIMESTAMP) || cut.isAfter(LAST_TIMESTAMP)) {
        changed++;
        return cut.isBefore(FIRST_TIMESTAMP) ? FIRST_TIMESTAMP : LAST_TIMESTAMP;
      }
    }
    return cut;
  }

  private String text(String value) {
    if (isPlain(value)) {
      return value;
    }
    StringBuilder fitted = new StringBuilder(value.length());
    long bytes = 0;
    long points = 0;
    boolean altered = false;
    for (int i = 0; i < value.length(); ) {
      int point = value.codePointAt(i);
      i += Character.charCount(point);
      int storable = storable(point);
      altered |= storable != point;
      bytes += unicode ? utf8Bytes(storable) : 1;
      if (++points > column.maxCodePoints() || bytes > column.maxBytes()) {
        altered = true;
        break;
      }
      fitted.appendCodePoint(storable);
    }
    if (altered) {
      changed++;
    }
    return fitted.toString();
  }

  /** The common case: short, and of characters that every character set has. */
  private boolean isPlain(String value) {
    if (value.length() > column.maxCodePoints() || value.length() > column.maxBytes()) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || c >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private int storable(int point) {
    boolean broken =
        point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    if (unicode) {
      return broken || (point > 0xFFFF && !column.takesSupplementary()) ? REPLACEMENT : point;
    }
    boolean known = !broken && point <= 0xFFFF && encoder.canEncode((char) point);
    return known ? point : '?';
  }

  private static int utf8Bytes(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }

  /** Sets a fitted value as parameter. */
  void set(PreparedStatement statement, int index, Object fitted) throws SQLException {
    if (fitted == null) {
      statement.setNull(index, jdbcType());
    } else if (column.isOfH2() && column.content() == Content.JSON) {
      // H2 takes a text for a JSON string; bytes it reads as JSON.
      statement.setBytes(index, ((String) fitted).getBytes(StandardCharsets.UTF_8));
    } else if (fitted instanceof String) {
      statement.setString(index, (String) fitted);
    } else if (fitted instanceof Long) {
      statement.setLong(index, (Long) fitted);
    } else if (fitted instanceof Boolean) {
      statement.setBoolean(index, (Boolean) fitted);
    } else if (column.isOfH2()) {
      statement.setObject(index, fitted);
    } else {
      // As text, which no driver moves to another zone; and Connector/J leaves out the milliseconds
      // of a time on a MariaDB, which it takes for a MySQL 5.5.
      statement.setString(index, TIME.format((LocalDateTime) fitted));
    }
  }

  private int jdbcType() {
    switch (column.content()) {
      case INTEGER:
        return Types.BIGINT;
      case BOOLEAN:
        return Types.BOOLEAN;
      case DATE_TIME:
      case TIMESTAMP:
        return Types.TIMESTAMP;
      default:
        return Types.VARCHAR;
    }
  }
}
