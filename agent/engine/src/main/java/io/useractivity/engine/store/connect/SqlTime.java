package io.useractivity.engine.store.connect;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as SQL writes it, to the millisecond. */
public final class SqlTime {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private SqlTime() {}

  public static String format(LocalDateTime time) {
    return FORMAT.format(time);
  }
}
