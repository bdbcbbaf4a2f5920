package io.useractivity.engine.store.retention;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** How values are worded that JSON has no type for: times and bytes. */
public final class CellText {

  private static final String BYTES_BEFORE = "{\"base64\":\"";
  private static final String BYTES_AFTER = "\"}";

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT);

  private CellText() {}

  /** ISO 8601 in UTC to the millisecond, with more digits where there are more. */
  public static String of(LocalDateTime time) {
    return TIME.format(time);
  }

  /** The time that was worded so; the text itself if it is none. */
  static Object time(String text) {
    LocalDateTime time = parsed(text);
    return time == null ? text : time;
  }

  /** The time that was worded so; null if it is none. */
  public static LocalDateTime parsed(String text) {
    try {
      return text.endsWith("Z")
          ? LocalDateTime.parse(text.substring(0, text.length() - 1))
          : LocalDateTime.parse(text.replace(' ', 'T'));
    } catch (DateTimeParseException other) {
      return null;
    }
  }

  /** An object of JSON. */
  public static String of(byte[] bytes) {
    return BYTES_BEFORE + Base64.getEncoder().encodeToString(bytes) + BYTES_AFTER;
  }

  /** The bytes that were worded so; the JSON itself if it is nothing of the kind. */
  static Object bytes(JsonText json) {
    String text = json.toString();
    return text.startsWith(BYTES_BEFORE) && text.endsWith(BYTES_AFTER)
        ? Base64.getDecoder()
            .decode(text.substring(BYTES_BEFORE.length(), text.length() - BYTES_AFTER.length()))
        : json;
  }

  /** Whether two values are the same, however they are worded. */
  static boolean same(Object one, Object other) {
    if (one instanceof byte[] && other instanceof byte[]) {
      return Arrays.equals((byte[]) one, (byte[]) other);
    }
    if (one instanceof BigDecimal && other instanceof BigDecimal) {
      return ((BigDecimal) one).compareTo((BigDecimal) other) == 0;
    }
    if (one instanceof Boolean && other instanceof BigDecimal) {
      return same(other, one);
    }
    if (one instanceof BigDecimal && other instanceof Boolean) {
      return ((BigDecimal) one).signum() != 0 == (Boolean) other;
    }
    return String.valueOf(one).equals(String.valueOf(other));
  }
}
