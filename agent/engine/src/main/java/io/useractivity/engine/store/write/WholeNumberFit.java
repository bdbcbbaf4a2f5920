package io.useractivity.engine.store.write;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Whole numbers of a column, within its limits. BIGINT UNSIGNED's upper half is left out. A moment
 * is the milliseconds since 1970, or the seconds where these do not fit.
 */
final class WholeNumberFit extends TypeFit {

  private final BigInteger least;
  private final BigInteger greatest;

  /** The same as far as measured numbers go. */
  private final long leastMeasured;

  private final long greatestMeasured;

  WholeNumberFit(BigInteger least, BigInteger greatest) {
    this.least = least;
    this.greatest = greatest;
    this.leastMeasured = least.max(BigInteger.valueOf(Integer.MIN_VALUE)).longValue();
    this.greatestMeasured = greatest.min(BigInteger.valueOf(Integer.MAX_VALUE)).longValue();
  }

  @Override
  Long fit(Object value) {
    if (value instanceof Boolean) {
      return (Boolean) value ? 1L : 0L;
    }
    if (value instanceof Integer) {
      // A measured number at its limit says more than none.
      int number = (Integer) value;
      long clamped = Math.min(Math.max(number, leastMeasured), greatestMeasured);
      if (clamped != number) {
        countAltered();
      }
      return clamped;
    }
    return value instanceof String ? id((String) value) : moment((LocalDateTime) value);
  }

  @Override
  Long nothing() {
    return 0L;
  }

  /** An id is right or useless: nothing is cut off it. */
  private Long id(String text) {
    if (text.isEmpty() || text.length() > 20) {
      return null;
    }
    for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return text.equals("-") ? null : ifItFits(new BigInteger(text));
  }

  private Long moment(LocalDateTime time) {
    Long millis = ifItFits(BigInteger.valueOf(time.toInstant(ZoneOffset.UTC).toEpochMilli()));
    return millis == null
        ? ifItFits(BigInteger.valueOf(time.toEpochSecond(ZoneOffset.UTC)))
        : millis;
  }

  private Long ifItFits(BigInteger number) {
    boolean fits =
        number.compareTo(least) >= 0
            && number.compareTo(greatest) <= 0
            && number.bitLength() < Long.SIZE;
    return fits ? number.longValue() : null;
  }
}
