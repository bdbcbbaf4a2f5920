package io.useractivity.compare;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What one contender has shown in one round. */
final class Figures {

  private final Map<Measure, Double> values = new EnumMap<>(Measure.class);
  private final Map<Measure, Map<Threads, Double>> byThreads = new EnumMap<>(Measure.class);

  void put(Measure measure, double value) {
    values.put(measure, value);
  }

  void put(Measure measure, Threads threads, double value) {
    byThreads.computeIfAbsent(measure, any -> new EnumMap<>(Threads.class)).put(threads, value);
  }

  /** Of a whole measure; none if it makes no sense for the contender. */
  OptionalDouble get(Measure measure) {
    return optional(values.get(measure));
  }

  OptionalDouble get(Measure measure, Threads threads) {
    return optional(byThreads.getOrDefault(measure, Map.of()).get(threads));
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
