package io.useractivity.engine.shadow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by names, of which a bounded number is told apart. For one thread at a time. */
final class Tally {

  private final int mostNames;
  private final Map<String, Long> counts = new HashMap<>();
  private long others;

  Tally(int mostNames) {
    this.mostNames = mostNames;
  }

  void count(String name) {
    Long before = counts.get(name);
    if (before != null || counts.size() < mostNames) {
      counts.put(name, before == null ? 1 : before + 1);
    } else {
      others++;
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** How many names there are, with a plus where not all could be told apart. */
  String names() {
    return others == 0 ? String.valueOf(counts.size()) : counts.size() + "+";
  }

  /** The most frequent names with their counts, then the rest. */
  String mostFrequent(int most) {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        (one, other) -> {
          int byCount = Long.compare(other.getValue(), one.getValue());
          return byCount != 0 ? byCount : one.getKey().compareTo(other.getKey());
        });
    StringBuilder text = new StringBuilder();
    long rest = others;
    for (int i = 0; i < sorted.size(); i++) {
      if (i < most) {
        text.append(text.length() == 0 ? "" : ", ")
            .append(sorted.get(i).getKey())
            .append(' ')
            .append(sorted.get(i).getValue());
      } else {
        rest += sorted.get(i).getValue();
      }
    }
    return rest == 0 ? text.toString() : text + ", others " + rest;
  }
}
