package io.useractivity.engine.text;

import java.util.Locale;

/** How many bytes there are, for people. */
public final class ByteSize {

  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};
  private static final double STEP = 1_024;

  private ByteSize() {}

  /** In the unit that leaves one to four digits, such as {@code 1.2 GB}. */
  public static String text(long bytes, Locale locale) {
    double number = bytes;
    int unit = 0;
    while (number >= STEP && unit < UNITS.length - 1) {
      number /= STEP;
      unit++;
    }
    return String.format(
        locale, unit > 0 && number < 10 ? "%.1f %s" : "%.0f %s", number, UNITS[unit]);
  }
}
