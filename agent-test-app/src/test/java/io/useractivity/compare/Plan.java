package io.useractivity.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is compared, how long and how often; the properties {@code compare.*} of the build.
 *
 * @param first how long after its first answer a server is new
 * @param warmUp from the first answer until a server counts as settled; not shorter than {@link
 *     #first}
 * @param saturated how long a settled server is measured with as many requests as it takes
 * @param steady how long it is measured with {@link #rate} requests a second
 * @param connections each with a session of its own, one request at a time
 * @param folder for the results
 * @param published where the document goes too
 */
record Plan(
    int rounds,
    List<Contender> contenders,
    Duration first,
    Duration warmUp,
    Duration saturated,
    Duration steady,
    int rate,
    int connections,
    int serverCore,
    int loadCore,
    Path folder,
    Optional<Path> published) {

  /** A second for a start, two for what waits to be stored, and two for an end. */
  private static final int OVERHEAD_SECONDS = 10;

  static Plan ofProperties() {
    Duration first = seconds("first", 60);
    Duration warmUp = seconds("warm-up", 120);
    return new Plan(
        number("rounds", 5, 1),
        wanted(),
        first,
        warmUp.compareTo(first) < 0 ? first : warmUp,
        seconds("saturated", 30),
        seconds("steady", 30),
        number("rate", 1_000, 1),
        number("connections", 32, 1),
        number("server-core", 0, 0),
        number("load-core", 1, 0),
        Path.of(System.getProperty("build.directory"), "compare"),
        text("publish").map(Path.of(System.getProperty("compare.root"))::resolve));
  }

  private static List<Contender> wanted() {
    Optional<String> names = text("contenders");
    if (names.isEmpty()) {
      return List.of(Contender.values());
    }
    return Stream.of(names.get().split(",", -1)).map(Plan::contender).distinct().toList();
  }

  private static Contender contender(String name) {
    return Arrays.stream(Contender.values())
        .filter(each -> each.key().equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "compare.contenders has \""
                        + name
                        + "\"; it takes some of "
                        + Arrays.stream(Contender.values()).map(Contender::key).toList()
                        + "."));
  }

  /** One phase's own length, or that of all phases. */
  private static Duration seconds(String phase, int standard) {
    return Duration.ofSeconds(number("seconds." + phase, number("seconds", standard, 1), 1));
  }

  private static int number(String name, int standard, int least) {
    Optional<String> given = text(name);
    try {
      int number = given.map(Integer::parseInt).orElse(standard);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(
        String.format(
            "compare.%s is \"%s\"; it takes a whole number, %d or more.",
            name, given.orElse(""), least));
  }

  private static Optional<String> text(String name) {
    return Optional.ofNullable(System.getProperty("compare." + name)).filter(s -> !s.isBlank());
  }

  /** All rounds, roughly. */
  Duration expected() {
    long once = warmUp.plus(saturated).plus(steady).plus(first).toSeconds() + 2L * OVERHEAD_SECONDS;
    return Duration.ofSeconds(once * rounds * contenders.size());
  }

  /** In the round of that number, from 0: every other one goes backwards. */
  List<Contender> order(int round) {
    List<Contender> order = new ArrayList<>(contenders);
    if (round % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }

  /** One line of it for the document. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "Rounds: %d, every other one in the opposite order; %d connections that are kept, each with"
            + " the session of a user of its own. Of one start: the first %d s saturated, saturated"
            + " %d s after %d s of it, then %d s at %,d requests/s. Of another: the first %d s at"
            + " %,d requests/s.",
        rounds,
        connections,
        first.toSeconds(),
        saturated.toSeconds(),
        warmUp.toSeconds(),
        steady.toSeconds(),
        rate,
        first.toSeconds(),
        rate);
  }
}
