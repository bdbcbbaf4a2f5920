package io.useractivity.engine.metrics;

import java.time.Instant;
import java.util.EnumMap;
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
    QUEUE_FULL("the queue was full"),
    /** The JVM ended, or the agent was detached, before the database had them. */
    SHUTDOWN("the JVM ended first"),
    /** A record could not be made a row: a defect of the agent's. */
    ASSEMBLY("no row could be made"),
    /** The database refused a row for its own sake. */
    REFUSED("the database refused them");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }

  private static final long NEVER = 0;

  /** How many for one reason. */
  private static final class Count {

    final AtomicLong rows = new AtomicLong();
    final AtomicLong firstMillis = new AtomicLong(NEVER);
    final AtomicLong lastMillis = new AtomicLong(NEVER);
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
    count.lastMillis.lazySet(now);
    count.rows.addAndGet(rows);
  }

  public long count(Reason reason) {
    return counts.get(reason).rows.get();
  }

  /** What was not stored for want of room or time. */
  public long lost() {
    return count(Reason.QUEUE_FULL) + count(Reason.SHUTDOWN);
  }

  /** What was not stored for its own sake. */
  public long failed() {
    return count(Reason.ASSEMBLY) + count(Reason.REFUSED);
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
