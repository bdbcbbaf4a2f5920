package io.useractivity.compare;

import java.util.Locale;

/**
 * What is measured of each contender, in the order of the table.
 *
 * <p>A server is new until its first minute is over, and settled after two: {@link Plan} has the
 * figures. At the rate it is asked that often a second, saturated as often as it answers.
 */
enum Measure {
  CPU_SATURATED("CPU a request, settled, saturated", "us", 1, Kind.COST),
  CPU_RATE("CPU a request, settled, at the rate", "us", 1, Kind.COST),
  CPU_NEW_SATURATED("CPU a request, new, saturated", "us", 1, Kind.COST),
  CPU_NEW_RATE("CPU a request, new, at the rate", "us", 1, Kind.COST),
  THROUGHPUT("Answers a second, settled, saturated", "", 0, Kind.GAIN),
  P50("Half of the answers within, settled, at the rate", "ms", 3, Kind.COST),
  P99("99 of 100 answers within, settled, at the rate", "ms", 3, Kind.COST),
  START("Start to the first answer", "s", 2, Kind.COST),
  ALLOCATED("Allocated a request, settled, saturated", "KB", 1, Kind.COST),
  HEAP("Live heap after a full collection", "MB", 1, Kind.COST),
  METASPACE("Metaspace", "MB", 1, Kind.COST),
  RESIDENT("Resident set, with a heap of 512 MB", "MB", 0, Kind.COST),
  KEPT_SATURATED("Kept of the requests, saturated", "%", 2, Kind.STATEMENT),
  KEPT_RATE("Kept of the requests, at the rate", "%", 2, Kind.STATEMENT),
  ANSWERED_RATE("Answers a second, settled, at the rate", "", 0, Kind.STATEMENT),
  SERVER_SHARE("Server's share of its core, saturated", "%", 0, Kind.STATEMENT),
  LOAD_SHARE("Load's share of its core, saturated", "%", 0, Kind.STATEMENT),
  DATABASE_SHARE("MariaDB's share of that core", "%", 0, Kind.STATEMENT);

  /** How values are to be read. */
  enum Kind {
    /** What is more than that of the bare application, the contender has added. */
    COST,
    /** More is better. */
    GAIN,
    /** Not to be compared with the bare application's. */
    STATEMENT
  }

  private final String title;
  private final String unit;
  private final int decimals;
  private final Kind kind;

  Measure(String title, String unit, int decimals, Kind kind) {
    this.title = title;
    this.unit = unit;
    this.decimals = decimals;
    this.kind = kind;
  }

  String title() {
    return unit.isEmpty() ? title : title + ", " + unit;
  }

  Kind kind() {
    return kind;
  }

  String format(double value) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
