package io.useractivity.engine.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as a user names it: a time in UTC, or how long ago; immutable. */
final class Moment {

  private static final String ALWAYS = "all";

  private final LocalDateTime time;

  private Moment(LocalDateTime time) {
    this.time = time;
  }

  /** In UTC; null for the beginning of time. */
  LocalDateTime time() {
    return time;
  }

  static LocalDateTime now() {
    return LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Reads one.
   *
   * @return null if it is nothing of the kind
   */
  static Moment parse(String text, LocalDateTime now) {
    try {
      if (text.equals(ALWAYS)) {
        return new Moment(null);
      }
      if (text.matches("[0-9]{1,6}[smhdw]")) {
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return new Moment(now.minus(count, unit(text.charAt(text.length() - 1))));
      }
      String time = text.toUpperCase(Locale.ROOT).replace(' ', 'T').replaceFirst("Z$", "");
      return new Moment(
          time.indexOf('T') < 0 ? LocalDate.parse(time).atStartOfDay() : LocalDateTime.parse(time));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static ChronoUnit unit(char letter) {
    switch (letter) {
      case 's':
        return ChronoUnit.SECONDS;
      case 'm':
        return ChronoUnit.MINUTES;
      case 'h':
        return ChronoUnit.HOURS;
      case 'd':
        return ChronoUnit.DAYS;
      default:
        return ChronoUnit.WEEKS;
    }
  }

  /** For options. */
  static final class Converter implements ITypeConverter<Moment> {

    @Override
    public Moment convert(String text) {
      Moment moment = parse(text, now());
      if (moment == null) {
        throw new TypeConversionException(
            text.isEmpty()
                ? "a time"
                : "a time in UTC such as 2026-11-27, 2026-11-27T06:30 or 24h (ago: s, m, h, d, w),"
                    + " or all");
      }
      return moment;
    }
  }
}
