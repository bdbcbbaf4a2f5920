package io.useractivity.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** What came of a phase of load: answers of status 200, and how long they took. */
final class Answers {

  private final long count;
  private final long nanos;
  private final long[] sorted;

  /**
   * @param nanos that all took together
   * @param sorted how long each took, in nanoseconds, where that was asked
   */
  private Answers(long count, long nanos, long[] sorted) {
    this.count = count;
    this.nanos = nanos;
    this.sorted = sorted;
  }

  /** Of the browsers: each a count, and the nanoseconds of each answer behind it. */
  static Answers of(List<long[]> parts, long nanos) {
    long[] sorted =
        parts.stream()
            .flatMapToLong(each -> Arrays.stream(each, 1, each.length))
            .sorted()
            .toArray();
    return new Answers(
        parts.stream().flatMapToLong(each -> LongStream.of(each[0])).sum(), nanos, sorted);
  }

  long count() {
    return count;
  }

  /** How long the phase was. */
  long nanos() {
    return nanos;
  }

  double perSecond() {
    return count * 1e9 / nanos;
  }

  /** Which time that part of the answers did not exceed. */
  double millis(double quantile) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * quantile))] / 1e6;
  }
}
