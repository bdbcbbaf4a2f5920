package io.useractivity.engine.archive;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.write.ExpiredRows;
import io.useractivity.engine.thread.Chore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Deletes rows that are past their time, a few in each transaction: one DELETE of millions makes
 * the application's logins wait (keycloak/keycloak#20073). It runs on a server without traffic too,
 * but never before the first row has been stored.
 */
public final class Retention implements Chore {

  private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final long BETWEEN_CHUNKS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final int days;
  private final ExpiredRows rows;
  private final Log log;

  /**
   * @param days that rows are kept, at least 1
   */
  public Retention(int days, ExpiredRows rows, Log log) {
    this.days = days;
    this.rows = rows;
    this.log = log;
  }

  @Override
  public long run(long nanoTime) {
    if (!rows.isConnected()) {
      return LOOK_AGAIN_NANOS;
    }
    try {
      boolean more =
          rows.deleteSome(Instant.now().minus(days, ChronoUnit.DAYS)) == ExpiredRows.CHUNK;
      return more ? BETWEEN_CHUNKS_NANOS : PAUSE_NANOS;
    } catch (StoreException | RuntimeException | Error e) {
      log.warnOncePerMinute("retention", "Old rows could not be deleted: " + e.getMessage());
      return TimeUnit.MINUTES.toNanos(1);
    }
  }
}
