package io.useractivity.engine.viewer;

import io.useractivity.engine.query.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The time that a page is about, in UTC: so long until now, or from one moment to another. There is
 * always one, so that no page asks for a whole table unless somebody wants just that. Immutable.
 */
final class TimeRange {

  static final String PARAMETER = "time";
  static final String FROM = "from";
  static final String TO = "to";

  private static final String ALL = "all";
  private static final String CUSTOM = "custom";

  /** The values of the parameter, in the order of a choice. */
  static final List<String> CHOICES =
      Collections.unmodifiableList(
          Arrays.asList("1h", "6h", "24h", "7d", "30d", "90d", ALL, CUSTOM));

  private final String choice;
  private final LocalDateTime from;
  private final LocalDateTime to;

  private TimeRange(String choice, LocalDateTime from, LocalDateTime to) {
    this.choice = choice;
    this.from = from;
    this.to = to;
  }

  /**
   * That of a page's parameters.
   *
   * @param otherwise the choice where none is made
   * @return null if a moment is none, or the end is before the beginning
   */
  static TimeRange of(ViewParameters parameters, String otherwise, LocalDateTime now) {
    String choice = parameters.get(PARAMETER);
    String from = parameters.get(FROM);
    String to = parameters.get(TO);
    if (choice == null) {
      choice = from != null || to != null ? CUSTOM : otherwise;
    }
    if (!CHOICES.contains(choice)) {
      return null;
    }
    if (!choice.equals(CUSTOM)) {
      return until(choice, now);
    }
    LocalDateTime begin = from == null ? null : moment(from);
    LocalDateTime end = to == null ? null : moment(to);
    boolean wrong = (from != null && begin == null) || (to != null && end == null);
    if (wrong || (begin != null && end != null && !begin.isBefore(end))) {
      return null;
    }
    return new TimeRange(CUSTOM, begin, end);
  }

  /** So long until now. */
  static TimeRange until(String choice, LocalDateTime now) {
    LocalDateTime second = now.truncatedTo(ChronoUnit.SECONDS);
    return new TimeRange(choice, choice.equals(ALL) ? null : second.minus(duration(choice)), null);
  }

  private static Duration duration(String choice) {
    long number = Long.parseLong(choice.substring(0, choice.length() - 1));
    return choice.endsWith("h") ? Duration.ofHours(number) : Duration.ofDays(number);
  }

  /** As a form's field sends it, with or without seconds, or a date alone. */
  private static LocalDateTime moment(String text) {
    try {
      String plain = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
      LocalDateTime moment = LocalDateTime.parse(plain.indexOf('T') < 0 ? plain + "T00:00" : plain);
      int year = moment.getYear();
      return year < 1970 || year > 9999 ? null : moment;
    } catch (DateTimeException noMoment) {
      return null;
    }
  }

  String choice() {
    return choice;
  }

  /** Whether it is from one moment to another. */
  boolean isCustom() {
    return choice.equals(CUSTOM);
  }

  /** Null for no beginning. */
  LocalDateTime from() {
    return from;
  }

  /** Null for now. */
  LocalDateTime to() {
    return to;
  }

  Window window() {
    return Window.of(from, to);
  }

  /** A link's query with this time. */
  PageQuery into(PageQuery query) {
    PageQuery timed = query.with(PARAMETER, choice);
    if (!choice.equals(CUSTOM)) {
      return timed.without(FROM).without(TO);
    }
    return timed.with(FROM, text(from)).with(TO, text(to));
  }

  private static String text(LocalDateTime moment) {
    return moment == null ? null : moment.toString();
  }

  /** A link's query with the time around a moment. */
  static PageQuery around(PageQuery query, LocalDateTime moment, Duration either) {
    LocalDateTime second = moment.truncatedTo(ChronoUnit.SECONDS);
    return between(query, second.minus(either), second.plus(either).plusSeconds(1));
  }

  /** A link's query with a time of its own. */
  static PageQuery between(PageQuery query, LocalDateTime from, LocalDateTime to) {
    return new TimeRange(CUSTOM, from, to).into(query);
  }
}
