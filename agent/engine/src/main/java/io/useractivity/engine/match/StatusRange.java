package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Some statuses of HTTP: {@code 404}, {@code 2xx} or {@code 400-499}. Immutable. */
public final class StatusRange {

  /**
   * Reads ranges with commas between them.
   *
   * @throws InvalidValueException whose message says what is wanted instead
   */
  public static List<StatusRange> list(String text) throws InvalidValueException {
    List<StatusRange> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      ranges.add(StatusRange.parse(part.trim().toLowerCase(Locale.ROOT)));
    }
    return Collections.unmodifiableList(ranges);
  }

  private final int least;
  private final int most;

  private StatusRange(int least, int most) {
    this.least = least;
    this.most = most;
  }

  private static StatusRange parse(String text) throws InvalidValueException {
    if (text.matches("[1-5]xx")) {
      int hundred = 100 * (text.charAt(0) - '0');
      return new StatusRange(hundred, hundred + 99);
    }
    if (text.matches("[1-5]\\d\\d")) {
      return new StatusRange(Integer.parseInt(text), Integer.parseInt(text));
    }
    if (text.matches("[1-5]\\d\\d-[1-5]\\d\\d")) {
      int least = Integer.parseInt(text.substring(0, 3));
      int most = Integer.parseInt(text.substring(4));
      if (least <= most) {
        return new StatusRange(least, most);
      }
    }
    throw new InvalidValueException("a list of statuses such as 2xx, 404, 400-499");
  }

  public boolean contains(int status) {
    return status >= least && status <= most;
  }
}
