package io.useractivity.engine.query;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often requests took how long, in milliseconds of three significant digits: exact below a
 * second, and within 1 % above. Changed by one thread while it is filled.
 */
public final class ResponseTimes {

  /** Times are told exactly below it, and to three digits from there on. */
  public static final long EXACT_BELOW = 1_000;

  private final SortedMap<Long, Long> counts = new TreeMap<>();
  private long total;

  /** Adds requests that took so long. */
  public void add(long millis, long requests) {
    counts.merge(millis, requests, Long::sum);
    total += requests;
  }

  /**
   * The time that this part of the requests did not exceed.
   *
   * @param percent above 0, up to 100
   * @return null if there are none
   */
  public Long percentile(double percent) {
    long wanted = (long) Math.ceil(total * percent / 100);
    long seen = 0;
    for (Map.Entry<Long, Long> count : counts.entrySet()) {
      seen += count.getValue();
      if (seen >= wanted) {
        return count.getKey();
      }
    }
    return null;
  }

  /** How often each was, by time. */
  public SortedMap<Long, Long> counts() {
    return java.util.Collections.unmodifiableSortedMap(counts);
  }
}
