package io.useractivity.compare;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The values of all rounds. */
record Spread(double lowest, double median, double highest) {

  static Optional<Spread> of(double[] values) {
    if (values.length == 0) {
      return Optional.empty();
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return Optional.of(new Spread(sorted[0], median, sorted[sorted.length - 1]));
  }

  /** The median, and the range in parentheses where there is one. */
  String text(DoubleFunction<String> format) {
    String low = format.apply(lowest);
    String high = format.apply(highest);
    return format.apply(median) + (low.equals(high) ? "" : " (" + low + " to " + high + ")");
  }
}
