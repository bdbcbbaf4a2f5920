package io.useractivity.engine.text;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a moment is written, in databases and for people. */
public final class TimestampFormat {

  /** To the millisecond; {@code uuuu} since a year of an era would need the era beside it. */
  public static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /** To the microsecond, which is as exact as a server's times can be. */
  public static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private TimestampFormat() {}
}
