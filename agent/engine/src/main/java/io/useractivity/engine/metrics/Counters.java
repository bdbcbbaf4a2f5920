package io.useractivity.engine.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * What became of every request, counted since the JVM started; safe for use by any thread.
 *
 * <p>At rest {@code recorded = excluded + stored + lost + failed}; while rows are under way the
 * difference is what waits.
 */
public final class Counters {

  private final LongAdder recorded = new LongAdder();
  private final LongAdder excluded = new LongAdder();
  private final LongAdder stored = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /** A request ended and became a record. */
  public void recorded() {
    recorded.increment();
  }

  /** A record was left out as {@code capture.exclude} asks. */
  public void excluded() {
    excluded.increment();
  }

  /** The database has these rows. */
  public void stored(int rows) {
    stored.add(rows);
  }

  /** There was no room, or no time at shutdown. */
  public void lost(long records) {
    lost.add(records);
  }

  /** The database refused a row for its own sake. */
  public void failed() {
    failed.increment();
  }

  /** The counts at this moment; consistent only at rest. */
  public Snapshot snapshot() {
    // Results before causes, so that "waiting" is never negative.
    long failedNow = failed.sum();
    long lostNow = lost.sum();
    long storedNow = stored.sum();
    long excludedNow = excluded.sum();
    return new Snapshot(recorded.sum(), excludedNow, storedNow, lostNow, failedNow);
  }

  /** The counts at one moment. */
  public static final class Snapshot {

    public final long recorded;
    public final long excluded;
    public final long stored;
    public final long lost;
    public final long failed;

    Snapshot(long recorded, long excluded, long stored, long lost, long failed) {
      this.recorded = recorded;
      this.excluded = excluded;
      this.stored = stored;
      this.lost = lost;
      this.failed = failed;
    }

    /** Recorded, and neither stored, excluded, lost nor failed yet. */
    public long waiting() {
      return recorded - excluded - stored - lost - failed;
    }

    @Override
    public String toString() {
      return "recorded "
          + recorded
          + ", excluded "
          + excluded
          + ", stored "
          + stored
          + ", waiting "
          + waiting()
          + ", lost "
          + lost
          + ", failed "
          + failed;
    }
  }
}
