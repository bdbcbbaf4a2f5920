package io.useractivity.engine.store.write;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/** Dates with their times, cut where a server would round up into the next second. */
final class MomentFit extends TypeFit {

  /**
   * What a TIMESTAMP column holds, in UTC, and what any other does (MySQL manual, "The DATE,
   * DATETIME, and TIMESTAMP Types").
   */
  private static final LocalDateTime FIRST_TIMESTAMP = LocalDateTime.of(1970, 1, 1, 0, 0, 1);

  private static final LocalDateTime LAST_TIMESTAMP = LocalDateTime.of(2038, 1, 19, 3, 14, 7);
  private static final LocalDateTime FIRST = LocalDateTime.of(1000, 1, 1, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000);

  private static final long NANOS_OF_SECOND = 1_000_000_000;
  private static final long NANOS_OF_MILLI = 1_000_000;

  private final LocalDateTime first;
  private final LocalDateTime last;
  private final long stepNanos;

  /**
   * @param timestamp whether the column ends in 2038
   * @param secondDigits how many digits of a second's fraction it keeps
   */
  MomentFit(boolean timestamp, int secondDigits) {
    this.first = timestamp ? FIRST_TIMESTAMP : FIRST;
    this.last = timestamp ? LAST_TIMESTAMP : LAST;
    long step = NANOS_OF_SECOND;
    for (int digits = secondDigits; digits > 0; digits--) {
      step /= 10;
    }
    this.stepNanos = step;
  }

  @Override
  LocalDateTime fit(Object value) {
    if (!(value instanceof LocalDateTime)) {
      return null;
    }
    LocalDateTime cut = cut((LocalDateTime) value);
    if (cut.isBefore(first) || cut.isAfter(last)) {
      countAltered();
      return cut(cut.isBefore(first) ? first : last);
    }
    return cut;
  }

  private LocalDateTime cut(LocalDateTime time) {
    int nanos = time.get(ChronoField.NANO_OF_SECOND);
    long kept = nanos - nanos % Math.max(stepNanos, NANOS_OF_MILLI);
    return kept == nanos ? time : time.with(ChronoField.NANO_OF_SECOND, kept);
  }

  @Override
  LocalDateTime nothing() {
    return FIRST_TIMESTAMP;
  }
}
