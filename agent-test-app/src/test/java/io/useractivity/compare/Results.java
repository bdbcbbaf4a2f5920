package io.useractivity.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/** What all contenders have shown in all rounds so far; also in a file, value by value. */
final class Results {

  private record Result(int round, Contender contender, Figures figures) {}

  private final List<Result> all = new ArrayList<>();
  private final Path file;

  /**
   * @param file is overwritten
   */
  Results(Path file) throws IOException {
    this.file = file;
    Files.writeString(file, "round,contender,measure,threads,value\n");
  }

  void add(int round, Contender contender, Figures figures) throws IOException {
    all.add(new Result(round, contender, figures));
    StringBuilder lines = new StringBuilder();
    for (Measure measure : Measure.values()) {
      String begin = round + 1 + "," + contender.key() + "," + measure + ",";
      figures.get(measure).ifPresent(value -> lines.append(line(begin, "all", value)));
      for (Threads threads : Threads.values()) {
        figures
            .get(measure, threads)
            .ifPresent(value -> lines.append(line(begin, threads.title(), value)));
      }
    }
    Files.writeString(file, lines, StandardOpenOption.APPEND);
  }

  private static String line(String begin, String threads, double value) {
    return String.format(Locale.ROOT, "%s%s,%.4f%n", begin, threads, value);
  }

  Optional<Spread> spread(Contender contender, Measure measure) {
    return spread(contender, figures -> figures.get(measure));
  }

  Optional<Spread> spread(Contender contender, Measure measure, Threads threads) {
    return spread(contender, figures -> figures.get(measure, threads));
  }

  private Optional<Spread> spread(Contender contender, Function<Figures, OptionalDouble> value) {
    return Spread.of(
        all.stream()
            .filter(each -> each.contender() == contender)
            .map(each -> value.apply(each.figures()))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray());
  }

  /** Each round's value as a multiple of the bare application's in the same round. */
  Optional<Spread> ratio(Contender contender, Measure measure) {
    return toBare(contender, measure, (value, bare) -> value / bare);
  }

  /** What each round's value is above the bare application's in the same round. */
  Optional<Spread> added(Contender contender, Measure measure) {
    return toBare(contender, measure, (value, bare) -> value - bare);
  }

  private Optional<Spread> toBare(
      Contender contender, Measure measure, DoubleBinaryOperator compare) {
    return Spread.of(
        all.stream()
            .filter(each -> each.contender() == contender)
            .flatMapToDouble(
                each -> {
                  OptionalDouble value = each.figures().get(measure);
                  OptionalDouble bare = bare(each.round(), measure);
                  return value.isPresent() && bare.isPresent()
                      ? OptionalDouble.of(
                          compare.applyAsDouble(value.getAsDouble(), bare.getAsDouble()))
                          .stream()
                      : OptionalDouble.empty().stream();
                })
            .toArray());
  }

  private OptionalDouble bare(int round, Measure measure) {
    return all.stream()
        .filter(each -> each.round() == round && each.contender() == Contender.NOTHING)
        .map(each -> each.figures().get(measure))
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
