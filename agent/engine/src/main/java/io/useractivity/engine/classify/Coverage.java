package io.useractivity.engine.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the rows that a rule matched and, by route, those that none did, since the rules last
 * changed. Safe for use by any thread.
 */
public final class Coverage {

  /** Routes that are told apart; an application of more has words in its paths that are ids. */
  static final int MOST_ROUTES = 500;

  private static final int NOT_FOUND = 404;

  private final Map<String, Long> unmatched = new HashMap<>();
  private long matched;
  private long others;

  /**
   * Counts a row.
   *
   * @param status 404 is not counted, since what is not there is no route
   */
  public void count(Classification classification, Integer status) {
    if (status == null || status != NOT_FOUND) {
      count(classification.rule(), classification.action());
    }
  }

  private synchronized void count(String rule, String action) {
    if (rule != null) {
      matched++;
    } else {
      Long before = unmatched.get(action);
      if (before != null || unmatched.size() < MOST_ROUTES) {
        unmatched.put(action, before == null ? 1 : before + 1);
      } else {
        others++;
      }
    }
  }

  /** The rules have changed. */
  public synchronized void restart() {
    unmatched.clear();
    matched = 0;
    others = 0;
  }

  /** Whether there are rules and rows. */
  public synchronized boolean isCounting() {
    return matched > 0 || !unmatched.isEmpty();
  }

  /** Rows that a rule matched. */
  public synchronized long matched() {
    return matched;
  }

  /** Rows that no rule matched, by method and route, the most frequent first. */
  public synchronized Map<String, Long> unmatched() {
    List<Map.Entry<String, Long>> routes = new ArrayList<>(unmatched.entrySet());
    Collections.sort(
        routes,
        new Comparator<Map.Entry<String, Long>>() {
          @Override
          public int compare(Map.Entry<String, Long> one, Map.Entry<String, Long> other) {
            int byCount = Long.compare(other.getValue(), one.getValue());
            return byCount != 0 ? byCount : one.getKey().compareTo(other.getKey());
          }
        });
    Map<String, Long> sorted = new LinkedHashMap<>();
    for (Map.Entry<String, Long> route : routes) {
      sorted.put(route.getKey(), route.getValue());
    }
    return sorted;
  }

  /** Rows that no rule matched, of routes beyond the {@value #MOST_ROUTES} that are told apart. */
  public synchronized long others() {
    return others;
  }

  /**
   * In one line.
   *
   * @param most routes to name
   */
  public synchronized String summary(int most) {
    long none = others;
    for (long count : unmatched.values()) {
      none += count;
    }
    StringBuilder line = new StringBuilder();
    line.append("Rules named ").append(matched).append(" of ").append(matched + none);
    line.append(matched + none == 1 ? " row" : " rows");
    if (none == 0) {
      return line.append('.').toString();
    }
    line.append("; no rule is for");
    String separator = " ";
    int left = most;
    long rest = none;
    for (Map.Entry<String, Long> route : unmatched().entrySet()) {
      if (left-- == 0) {
        break;
      }
      line.append(separator)
          .append(route.getKey())
          .append(" (")
          .append(route.getValue())
          .append(')');
      separator = ", ";
      rest -= route.getValue();
    }
    if (rest > 0) {
      line.append(separator).append("others (").append(rest).append(')');
    }
    return line.append('.').toString();
  }
}
