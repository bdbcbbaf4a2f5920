package io.useractivity.engine.cli;

import io.useractivity.engine.store.read.TableFacts;
import io.useractivity.engine.text.ByteSize;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What there is of the table and what there will be, for people and for programs; immutable. */
final class FactsText {

  private static final int MONTH = 30;
  private static final int YEAR = 365;
  private static final double PERCENT = 100;

  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<String> holds = new ArrayList<>();
  private final int retentionDays;
  private final String retention;

  /**
   * @param lines as {@link TableFacts} makes them; others among them are passed over
   * @param retentionDays how long most rows are kept; 0 for ever
   * @param retention the same and all else that is said of it
   */
  FactsText(List<List<String>> lines, int retentionDays, String retention) {
    this.retentionDays = retentionDays;
    this.retention = retention;
    for (List<String> line : lines) {
      if (line.get(0).equals(TableFacts.FACT)) {
        facts.put(line.get(1), line.get(2));
      } else if (line.get(0).equals(TableFacts.HOLD)) {
        holds.add(hold(line));
      }
    }
  }

  /** Each fact by its label. */
  Map<String, String> byLabel() {
    Map<String, String> labels = new LinkedHashMap<>();
    put(labels, "kept as", joined(facts.get(TableFacts.ENGINE), facts.get(TableFacts.COLLATION)));
    Long rows = number(TableFacts.ROWS);
    put(labels, "rows", rows == null ? null : "about " + grouped(rows));
    Long bytes = number(TableFacts.BYTES);
    put(labels, "size", bytes == null ? null : size(bytes));
    put(labels, "oldest row", utc(TableFacts.OLDEST));
    put(labels, "newest row", utc(TableFacts.NEWEST));
    Long growth = number(TableFacts.ROWS_A_DAY);
    put(
        labels,
        "growth",
        growth == null
            ? "not known before a day of rows is there"
            : "about "
                + grouped(growth)
                + " rows a day"
                + (bytesEach() < 0 ? "" : ", " + size(Math.round(growth * bytesEach()))));
    put(labels, "forecast", growth == null || bytes == null ? null : forecast(growth, bytes));
    put(labels, "ids", ids(growth));
    put(labels, "retention", retention);
    put(labels, "last run", lastRun());
    put(labels, "legal holds", holds.isEmpty() ? "none" : String.join("; ", holds));
    return labels;
  }

  private String lastRun() {
    String started = utc(TableFacts.RUN_STARTED);
    if (started == null) {
      return "none yet";
    }
    String ended = utc(TableFacts.RUN_ENDED);
    String result = facts.get(TableFacts.RUN_RESULT);
    return "began "
        + started
        + (ended == null ? ", has not ended" : ", ended " + ended)
        + " on "
        + facts.get(TableFacts.RUN_BY)
        + ": "
        + (result == null ? "goes on, or was killed" : result)
        + "; "
        + grouped(number(TableFacts.ROWS_ARCHIVED))
        + " rows archived, "
        + grouped(number(TableFacts.ROWS_DELETED))
        + " deleted";
  }

  private static String hold(List<String> line) {
    StringBuilder text = new StringBuilder(line.get(1));
    String[] labels = {"", "", " of user ", " of tenant ", ": "};
    for (int i = 2; i < labels.length; i++) {
      if (line.get(i) != null) {
        text.append(labels[i]).append(line.get(i));
      }
    }
    return text.toString();
  }

  private String forecast(long growth, long bytes) {
    if (retentionDays > 0) {
      long rows = growth * retentionDays;
      return "comes to rest at about "
          + grouped(rows)
          + " rows, "
          + size(Math.round(rows * Math.max(0, bytesEach())));
    }
    double daily = growth * Math.max(0, bytesEach());
    return size(Math.round(bytes + MONTH * daily))
        + " in "
        + MONTH
        + " days, "
        + size(Math.round(bytes + YEAR * daily))
        + " in a year";
  }

  private String ids(Long growth) {
    String next = facts.get(TableFacts.NEXT_ID);
    String last = facts.get(TableFacts.LAST_ID);
    if (next == null || last == null) {
      return null;
    }
    BigDecimal left = new BigDecimal(new BigInteger(last).subtract(new BigInteger(next)));
    String used =
        String.format(
            Locale.ROOT,
            "%.1f %% of %s are used up",
            PERCENT * new BigDecimal(next).doubleValue() / new BigDecimal(last).doubleValue(),
            grouped(new BigInteger(last)));
    boolean far =
        growth == null
            || growth == 0
            || left.compareTo(BigDecimal.valueOf(growth).multiply(BigDecimal.valueOf(10 * YEAR)))
                > 0;
    return far
        ? used
        : used
            + "; the last is given in about "
            + grouped(left.divide(BigDecimal.valueOf(growth), 0, RoundingMode.DOWN).toBigInteger())
            + " days";
  }

  /** What a row takes with its indexes; -1 if that is not known. */
  private double bytesEach() {
    Long rows = number(TableFacts.ROWS);
    Long bytes = number(TableFacts.BYTES);
    return rows == null || bytes == null || rows == 0 ? -1 : (double) bytes / rows;
  }

  private Long number(String fact) {
    String text = facts.get(fact);
    return text == null ? null : Long.valueOf(text);
  }

  private String utc(String fact) {
    String text = facts.get(fact);
    return text == null ? null : text + " UTC";
  }

  private static String joined(String one, String other) {
    return other == null ? one : one + ", " + other;
  }

  private static void put(Map<String, String> labels, String label, String text) {
    if (text != null) {
      labels.put(label, text);
    }
  }

  private static String grouped(Number number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String size(long bytes) {
    return ByteSize.text(bytes, Locale.ROOT);
  }

  /** The facts as they are, for programs. */
  void addTo(Map<String, Object> document) {
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      boolean number = fact.getValue().matches("\\d+");
      document.put(fact.getKey(), number ? new BigInteger(fact.getValue()) : fact.getValue());
    }
    document.put("retention", retention);
    document.put("holds", holds);
  }
}
