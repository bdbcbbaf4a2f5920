package io.useractivity.engine.viewer;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** How pages tell moments: how long ago, and on what day and time in UTC. Immutable. */
final class Moments {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long LONG_AGO = 7 * DAY;

  private final Texts texts;
  private final LocalDateTime now;
  private final DateTimeFormatter exact;
  private final DateTimeFormatter day;

  Moments(Texts texts, LocalDateTime now) {
    this.texts = texts;
    this.now = now;
    this.exact = DateTimeFormatter.ofPattern(texts.of("format-exact"), texts.locale());
    this.day = DateTimeFormatter.ofPattern(texts.of("format-day"), texts.locale());
  }

  /** For a template: {@code iso}, {@code ago}, {@code exact}. */
  Map<String, Object> model(LocalDateTime moment) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("iso", moment.truncatedTo(ChronoUnit.MILLIS) + "Z");
    model.put("ago", ago(moment));
    model.put("exact", exact(moment));
    return model;
  }

  String exact(LocalDateTime moment) {
    return exact.format(moment) + " UTC";
  }

  String day(LocalDateTime moment) {
    return day.format(moment);
  }

  String ago(LocalDateTime moment) {
    long seconds = Math.max(0, ChronoUnit.SECONDS.between(moment, now));
    if (seconds < MINUTE) {
      return texts.of("ago-seconds", seconds);
    }
    if (seconds < HOUR) {
      return texts.of("ago-minutes", seconds / MINUTE);
    }
    if (seconds < DAY) {
      return texts.of("ago-hours", seconds / HOUR);
    }
    return seconds < LONG_AGO ? texts.of("ago-days", seconds / DAY) : day(moment);
  }
}
