package io.useractivity.engine.store.write;

import io.useractivity.engine.store.schema.FoundColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Numbers of a column that are not whole, or not of a fixed number of bits. */
final class DecimalFit extends TypeFit {

  /** Ids beyond these would be others: what FLOAT and DOUBLE have bits for. */
  private static final int FLOAT_BITS = 24;

  private static final int DOUBLE_BITS = 53;

  /** More than a fixed number of digits ever has: 65 of them take 216. */
  private static final int FIXED_BITS = 400;

  private static final int FLOAT_MAGNITUDE = 38;

  private static final int USUAL_DIGITS = 10;
  private static final int MAX_ID_CHARS = 64;

  private final BigDecimal least;
  private final BigDecimal greatest;
  private final int scale;

  /** Up to where each whole number is one of its own. */
  private final BigDecimal exact;

  DecimalFit(FoundColumn column) {
    this.scale = Math.max(0, column.number(1));
    this.greatest = greatest(column, scale);
    this.exact = greatest.min(new BigDecimal(BigInteger.ONE.shiftLeft(bits(column))));
    this.least = column.isUnsigned() ? BigDecimal.ZERO : greatest.negate();
  }

  private static BigDecimal greatest(FoundColumn column, int scale) {
    if (isFixed(column) || column.number(1) >= 0) {
      int digits = column.number(0) < 0 ? USUAL_DIGITS : column.number(0);
      return BigDecimal.TEN.pow(digits).subtract(BigDecimal.ONE).movePointLeft(scale);
    }
    return BigDecimal.TEN.pow(FLOAT_MAGNITUDE);
  }

  private static boolean isFixed(FoundColumn column) {
    return column.declaration().startsWith("decimal") || column.declaration().startsWith("numeric");
  }

  private static int bits(FoundColumn column) {
    if (isFixed(column)) {
      return FIXED_BITS;
    }
    boolean single =
        column.declaration().startsWith("float") || column.declaration().startsWith("real");
    return single ? FLOAT_BITS : DOUBLE_BITS;
  }

  @Override
  BigDecimal fit(Object value) {
    if (value instanceof Integer) {
      BigDecimal number = BigDecimal.valueOf((Integer) value);
      BigDecimal clamped = number.max(least).min(greatest);
      if (clamped.compareTo(number) != 0) {
        countAltered();
      }
      return clamped;
    }
    if (value instanceof Boolean) {
      return ifItFits((Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    return value instanceof String ? id((String) value) : moment((LocalDateTime) value);
  }

  @Override
  BigDecimal nothing() {
    return BigDecimal.ZERO;
  }

  /** Digits, perhaps with a point among them and a minus before them: nothing is cut off. */
  private BigDecimal id(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int points = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inner = i > from && i < text.length() - 1;
      if (c == '.' && inner) {
        points++;
      } else if (c < '0' || c > '9') {
        return null;
      }
    }
    boolean number = text.length() > from && text.length() <= MAX_ID_CHARS && points <= 1;
    return number ? ifItFits(new BigDecimal(text)) : null;
  }

  private BigDecimal moment(LocalDateTime time) {
    BigDecimal millis = ifItFits(BigDecimal.valueOf(time.toInstant(ZoneOffset.UTC).toEpochMilli()));
    return millis == null
        ? ifItFits(BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC)))
        : millis;
  }

  private BigDecimal ifItFits(BigDecimal number) {
    BigDecimal stored = number.setScale(scale, RoundingMode.DOWN);
    boolean fits =
        stored.compareTo(number) == 0
            && number.compareTo(least) >= 0
            && number.abs().compareTo(exact) <= 0;
    return fits ? stored : null;
  }
}
