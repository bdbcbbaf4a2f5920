package io.useractivity.engine.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The one registry of what the agent counts and measures. Each owner registers its own figures; the
 * log's health line and the tally at the end are read from here. Safe for use by any thread.
 *
 * <p>At rest {@code recorded + adopted + gap rows = excluded + stored + waiting + lost + failed}.
 */
public final class Figures {

  /** What JMX calls the agent that shows them. */
  public static final String OBJECT_NAME = "io.useractivity:type=Agent";

  /** Requests that ended and became records. */
  public static final String RECORDED = "recorded";

  /** Records that were left out as {@code capture.exclude} and rules ask. */
  public static final String EXCLUDED = "excluded";

  /** Rows that the database has. */
  public static final String STORED = "stored";

  /** Records and rows under way, which nobody has given up. */
  public static final String WAITING = "waiting";

  /** See {@link Losses#lost}. */
  public static final String LOST = "lost";

  /** See {@link Losses#failed}. */
  public static final String FAILED = "failed";

  /** Rows that processes left which are gone, found to be stored by this one. */
  public static final String ADOPTED = "adopted";

  /** Rows that tell how many are missing. */
  public static final String GAP_ROWS = "gap rows";

  /** Rows that the database refuses, kept for somebody to look at. */
  public static final String DEAD_LETTERS = "dead letters";

  /** Exceptions of the agent's own that were kept from the application. */
  public static final String SWALLOWED = "swallowed";

  /** Rows that are stored without what the database refused of them. */
  public static final String REDUCED = "reduced";

  /** How often a batch, or a part of one, was sent to the database again. */
  public static final String RETRIES = "retries";

  /** How often a thread of the agent's own was thrown out of its work and began anew. */
  public static final String RESTARTED_THREADS = "restarted threads";

  private static final String[] OF_ROWS = {RECORDED, EXCLUDED, STORED, WAITING, LOST, FAILED};

  private final Losses losses = new Losses();
  private final Health health = new Health(losses);
  private final Map<String, LongSupplier> byName = new ConcurrentHashMap<>();
  private final Map<String, Supplier<Map<String, Long>>> named = new ConcurrentHashMap<>();

  public Figures() {
    register(
        LOST,
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return losses.lost();
          }
        });
    register(
        FAILED,
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return losses.failed();
          }
        });
  }

  /**
   * Makes a figure known.
   *
   * @param name of the figure; one that is known already is replaced
   * @param figure may be asked by any thread at any time
   */
  public void register(String name, LongSupplier figure) {
    byName.put(name, figure);
  }

  /**
   * Makes figures known that have names of their own, such as columns'.
   *
   * @param figures may be asked by any thread at any time
   */
  public void registerByName(String name, Supplier<Map<String, Long>> figures) {
    named.put(name, figures);
  }

  /** Those that have names of their own, at this moment. */
  public Map<String, Map<String, Long>> named() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    for (Map.Entry<String, Supplier<Map<String, Long>>> each : named.entrySet()) {
      all.put(each.getKey(), each.getValue().get());
    }
    return all;
  }

  /** A new counter, known by that name. */
  public Counter counter(String name) {
    Counter counter = new Counter();
    register(name, counter);
    return counter;
  }

  public Losses losses() {
    return losses;
  }

  public Health health() {
    return health;
  }

  /** A figure at this moment; 0 for one that nobody has registered. */
  public long value(String name) {
    LongSupplier figure = byName.get(name);
    return figure == null ? 0 : figure.getAsLong();
  }

  /** All at this moment: first what became of the requests, then the others by name. */
  public Map<String, Long> all() {
    Map<String, Long> all = new LinkedHashMap<>();
    for (String name : OF_ROWS) {
      all.put(name, value(name));
    }
    for (String name : new TreeSet<>(byName.keySet())) {
      all.putIfAbsent(name, value(name));
    }
    return all;
  }

  /** What became of the requests, in one line. */
  public String ofRows() {
    StringBuilder line = new StringBuilder();
    for (String name : OF_ROWS) {
      line.append(line.length() == 0 ? "" : ", ").append(name).append(' ').append(value(name));
    }
    return line.toString();
  }

  /** The same, and what was kept from the application. */
  @Override
  public String toString() {
    return ofRows() + ", " + SWALLOWED + " " + value(SWALLOWED);
  }

  /** What should not happen and did, each with a comma before it; empty if nothing did. */
  public String rare() {
    return ifAny(ADOPTED)
        + ifAny(GAP_ROWS)
        + ifAny(DEAD_LETTERS)
        + ifAny(REDUCED)
        + ifAny(RESTARTED_THREADS);
  }

  private String ifAny(String name) {
    long value = value(name);
    return value == 0 ? "" : ", " + name + " " + value;
  }
}
