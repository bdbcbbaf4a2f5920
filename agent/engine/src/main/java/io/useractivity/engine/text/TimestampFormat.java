package io.useractivity.engine.text;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a moment is written, in databases and for people. */
public final class TimestampFormat {

  /**
   * Made when one is needed: the first lines of the log are written before the application starts.
   */
  private static final class Formatters {

    /** {@code uuuu} since a year of an era would need the era beside it. */
    static final DateTimeFormatter MILLIS =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    static final DateTimeFormatter MICROS =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  }

  /** A moment as it was written. */
  private static final class Written {

    final LocalDateTime moment;
    final String text;

    Written(LocalDateTime moment, String text) {
      this.moment = moment;
      this.text = text;
    }
  }

  private static final int NANOS_PER_MILLI = 1_000_000;

  /**
   * Rows have the same moment twice, and under load many rows have it. Null at first; as its fields
   * are final, any thread may see any.
   */
  private static Written last;

  private TimestampFormat() {}

  /**
   * A moment to the millisecond, such as {@code 2026-01-31 12:34:56.789}. Every row has two: by a
   * formatter they are a tenth of what writing the row takes.
   */
  public static String millis(LocalDateTime moment) {
    Written known = last;
    if (known != null && known.moment.equals(moment)) {
      return known.text;
    }
    int year = moment.getYear();
    String text =
        year < 1_000 || year > 9_999 ? Formatters.MILLIS.format(moment) : digits(year, moment);
    last = new Written(moment, text);
    return text;
  }

  private static String digits(int year, LocalDateTime moment) {
    char[] text = new char[23];
    put(text, 0, 4, year);
    text[4] = '-';
    put(text, 5, 2, moment.getMonthValue());
    text[7] = '-';
    put(text, 8, 2, moment.getDayOfMonth());
    text[10] = ' ';
    put(text, 11, 2, moment.getHour());
    text[13] = ':';
    put(text, 14, 2, moment.getMinute());
    text[16] = ':';
    put(text, 17, 2, moment.getSecond());
    text[19] = '.';
    put(text, 20, 3, moment.getNano() / NANOS_PER_MILLI);
    return new String(text);
  }

  /** A moment to the microsecond, which is as exact as a server's times can be. */
  public static String micros(LocalDateTime moment) {
    return Formatters.MICROS.format(moment);
  }

  private static void put(char[] text, int at, int digits, int number) {
    int rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
