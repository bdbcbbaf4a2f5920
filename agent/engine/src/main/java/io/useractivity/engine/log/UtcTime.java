package io.useractivity.engine.log;

/**
 * When a line was written, such as {@code 2026-01-31T12:34:56.789Z}. By hand, since the first lines
 * are written before the application starts, and {@code java.time} has 70 classes for that.
 */
final class UtcTime {

  private static final long MILLIS_PER_DAY = 86_400_000;

  /** From 1 March of the year 0 to 1 January 1970. */
  private static final long DAYS_BEFORE_EPOCH = 719_468;

  private static final int DAYS_PER_ERA = 146_097;
  private static final int YEARS_PER_ERA = 400;

  private UtcTime() {}

  /**
   * The time in words.
   *
   * @param millis since 1970, of a year with four digits
   */
  static String of(long millis) {
    StringBuilder text = new StringBuilder(24);
    date(Math.floorDiv(millis, MILLIS_PER_DAY), text);
    int ofDay = (int) Math.floorMod(millis, MILLIS_PER_DAY);
    put(text.append('T'), 2, ofDay / 3_600_000);
    put(text.append(':'), 2, ofDay / 60_000 % 60);
    put(text.append(':'), 2, ofDay / 1_000 % 60);
    put(text.append('.'), 3, ofDay % 1_000);
    return text.append('Z').toString();
  }

  /**
   * Years that begin in March, so that a leap day is the last of one: civil_from_days of Howard
   * Hinnant, "chrono-Compatible Low-Level Date Algorithms".
   */
  private static void date(long day, StringBuilder text) {
    long days = day + DAYS_BEFORE_EPOCH;
    long era = Math.floorDiv(days, DAYS_PER_ERA);
    int ofEra = (int) Math.floorMod(days, DAYS_PER_ERA);
    int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * ofYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    int year = yearOfEra + (int) era * YEARS_PER_ERA + (month <= 2 ? 1 : 0);
    put(text, 4, year);
    put(text.append('-'), 2, month);
    put(text.append('-'), 2, ofYear - (153 * fromMarch + 2) / 5 + 1);
  }

  private static void put(StringBuilder text, int digits, int number) {
    for (int i = digits - 1, unit = (int) Math.pow(10, i); i >= 0; i--, unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
  }
}
