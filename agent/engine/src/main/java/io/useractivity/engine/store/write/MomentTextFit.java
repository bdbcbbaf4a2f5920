package io.useractivity.engine.store.write;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A date, a time of the day, or both with a zone: a part of a moment, as the text of a literal. */
final class MomentTextFit extends TypeFit {

  private final MomentFit moment;
  private final DateTimeFormatter format;

  /**
   * @param pattern of {@code DateTimeFormatter}
   */
  MomentTextFit(String pattern, int secondDigits) {
    this.moment = new MomentFit(false, secondDigits);
    this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  @Override
  String fit(Object value) {
    LocalDateTime fitted = moment.fit(value);
    return fitted == null ? null : format.format(fitted);
  }

  @Override
  String nothing() {
    return format.format(moment.nothing().withSecond(0));
  }
}
