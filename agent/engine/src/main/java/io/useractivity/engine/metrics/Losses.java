package io.useractivity.engine.metrics;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests that have no row although they should: how many, why, and when the first and the last.
 * Safe for use by any thread, takes no locks.
 */
public final class Losses {

  /** Why there is no row. */
  public enum Reason {
    /** The queue was full. */
    QUEUE_FULL("the queue was full", true, true),
    /** As many bytes waited on disk as may. */
    JOURNAL_FULL("the journal was full", true, true),
    /** Files of the journal were damaged, or deleted. */
    JOURNAL_DAMAGED("the journal's files were damaged or gone", true, true),
    /** The JVM ended, or the agent was detached, before the database had them. */
    SHUTDOWN("the JVM ended first", true, false),
    /** A record could not be made a row: a defect of the agent's. */
    ASSEMBLY("no row could be made", false, true),
    /** The database refused a row for its own sake; it is a dead letter, where these are kept. */
    REFUSED("the database refused them", false, false),
    /** The database refused a row for its own sake, and it could not be kept as a dead letter. */
    NOT_KEPT("the database refused them and they could not be kept", false, true);

    private final String sentence;
    private final boolean lost;
    private final boolean toldInTable;

    Reason(String sentence, boolean lost, boolean toldInTable) {
      this.sentence = sentence;
      this.lost = lost;
      this.toldInTable = toldInTable;
    }

    /** As the end of a sentence that begins with how many. */
    public String sentence() {
      return sentence;
    }

    /** A name for machines. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long NEVER = 0;

  /** How many for one reason. */
  private static final class Count {

    final AtomicLong rows = new AtomicLong();
    final AtomicLong firstMillis = new AtomicLong(NEVER);
    final AtomicLong lastMillis = new AtomicLong(NEVER);
    final AtomicLong told = new AtomicLong();
    final AtomicLong firstUntoldMillis = new AtomicLong(NEVER);
  }

  /** What the table does not tell yet of one reason; immutable. */
  public static final class Untold {

    private final long count;
    private final long firstMillis;
    private final long lastMillis;

    private Untold(long count, long firstMillis, long lastMillis) {
      this.count = count;
      this.firstMillis = firstMillis;
      this.lastMillis = lastMillis;
    }

    public long count() {
      return count;
    }

    /** About when the first was lost. */
    public long firstMillis() {
      return firstMillis;
    }

    /** When the last was lost. */
    public long lastMillis() {
      return lastMillis;
    }
  }

  private final Map<Reason, Count> counts = new EnumMap<>(Reason.class);

  public Losses() {
    for (Reason reason : Reason.values()) {
      counts.put(reason, new Count());
    }
  }

  /** Counts losses of this moment. */
  public void add(Reason reason, long rows) {
    Count count = counts.get(reason);
    long now = System.currentTimeMillis();
    count.firstMillis.compareAndSet(NEVER, now);
    count.firstUntoldMillis.compareAndSet(NEVER, now);
    count.lastMillis.lazySet(now);
    count.rows.addAndGet(rows);
  }

  public long count(Reason reason) {
    return counts.get(reason).rows.get();
  }

  /** Whether any was after that time. */
  boolean isAnySince(long millis) {
    for (Count count : counts.values()) {
      if (count.lastMillis.get() > millis) {
        return true;
      }
    }
    return false;
  }

  /** What the table is to tell and does not yet; null for nothing. For one thread. */
  public Untold untold(Reason reason) {
    Count count = counts.get(reason);
    long rows = reason.toldInTable ? count.rows.get() - count.told.get() : 0;
    return rows == 0
        ? null
        : new Untold(rows, count.firstUntoldMillis.get(), count.lastMillis.get());
  }

  /** The table tells it now. For the same thread. */
  public void told(Reason reason, Untold untold) {
    Count count = counts.get(reason);
    count.firstUntoldMillis.set(NEVER);
    if (count.rows.get() != count.told.addAndGet(untold.count)) {
      count.firstUntoldMillis.compareAndSet(NEVER, System.currentTimeMillis());
    }
  }

  /** What was not stored for want of room or time. */
  public long lost() {
    return sum(true);
  }

  /** What was not stored for its own sake. */
  public long failed() {
    return sum(false);
  }

  private long sum(boolean lost) {
    long sum = 0;
    for (Map.Entry<Reason, Count> entry : counts.entrySet()) {
      sum += entry.getKey().lost == lost ? entry.getValue().rows.get() : 0;
    }
    return sum;
  }

  /** Each reason that there was, with how many and from when to when (UTC); empty for none. */
  public String byReason() {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<Reason, Count> entry : counts.entrySet()) {
      Count count = entry.getValue();
      if (count.rows.get() > 0) {
        all.append(all.length() == 0 ? "" : "; ")
            .append(count.rows)
            .append(" because ")
            .append(entry.getKey().sentence)
            .append(" (")
            .append(Instant.ofEpochMilli(count.firstMillis.get()))
            .append(" to ")
            .append(Instant.ofEpochMilli(count.lastMillis.get()))
            .append(')');
      }
    }
    return all.toString();
  }
}
