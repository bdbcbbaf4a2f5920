package io.useractivity.engine.archive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of one person's rows, in the table and in each archive; immutable. */
public final class ErasureReport {

  /** What the table is called in it. */
  public static final String TABLE = "table";

  private final Map<String, Long> erased;
  private final Map<String, Long> held;
  private final String pseudonym;

  private ErasureReport(Builder from) {
    this.erased = Collections.unmodifiableMap(new LinkedHashMap<>(from.erased));
    this.held = Collections.unmodifiableMap(new LinkedHashMap<>(from.held));
    this.pseudonym = from.pseudonym;
  }

  /** How many rows were deleted or pseudonymised, or would be; by the table or the month. */
  public Map<String, Long> erased() {
    return erased;
  }

  /** How many rows a legal hold keeps as they are, by the name of the hold. */
  public Map<String, Long> held() {
    return held;
  }

  /** What stands for the person from now on; null if the rows are deleted. */
  public String pseudonym() {
    return pseudonym;
  }

  public long total() {
    long sum = 0;
    for (long each : erased.values()) {
      sum += each;
    }
    return sum;
  }

  /** Counts; for one thread. */
  static final class Builder {

    private final Map<String, Long> erased = new LinkedHashMap<>();
    private final Map<String, Long> held = new LinkedHashMap<>();
    private final String pseudonym;

    Builder(String pseudonym) {
      this.pseudonym = pseudonym;
    }

    void erased(String place, long rows) {
      if (rows > 0) {
        erased.merge(place, rows, Long::sum);
      }
    }

    void held(String hold) {
      held.merge(hold, 1L, Long::sum);
    }

    ErasureReport build() {
      return new ErasureReport(this);
    }
  }
}
