package io.useractivity.engine.archive;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;

/** The months that archives are divided into, such as 2024-01, in UTC. */
final class Months {

  private Months() {}

  static String of(LocalDateTime time) {
    return YearMonth.from(time).toString();
  }

  static LocalDateTime begin(String month) {
    return YearMonth.parse(month).atDay(1).atStartOfDay();
  }

  /** Of the next one. */
  static LocalDateTime end(String month) {
    return begin(month).plusMonths(1);
  }

  /**
   * That there is no archive of what is to be restored.
   *
   * @param months those that there are
   */
  static IOException missing(String wanted, String place, List<String> months) {
    return new IOException(
        "there is no archive of "
            + wanted
            + " in "
            + place
            + "; there are: "
            + (months.isEmpty() ? "none" : String.join(", ", months)));
  }
}
