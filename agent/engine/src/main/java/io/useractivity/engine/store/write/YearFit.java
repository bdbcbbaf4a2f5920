package io.useractivity.engine.store.write;

import java.time.LocalDateTime;

/** Years, of which the servers' type has 1901 to 2155. */
final class YearFit extends TypeFit {

  private static final int FIRST = 1901;
  private static final int LAST = 2155;

  @Override
  Long fit(Object value) {
    if (!(value instanceof LocalDateTime)) {
      return null;
    }
    int year = ((LocalDateTime) value).getYear();
    return year >= FIRST && year <= LAST ? Long.valueOf(year) : null;
  }

  @Override
  Long nothing() {
    return 1970L;
  }
}
