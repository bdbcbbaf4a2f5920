package io.useractivity.engine.pipeline;

import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.metrics.Counter;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.metrics.Losses.Untold;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Tells in the table itself what is missing there: a row for each reason, when no more were lost
 * for a second, or after a minute. For the consumer's thread.
 */
public final class GapRows {

  /** The activity type of such a row. */
  public static final String TYPE = "agent.gap";

  private static final long SETTLED_MILLIS = TimeUnit.SECONDS.toMillis(1);
  private static final long LATEST_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final Losses losses;
  private final Counter written;

  public GapRows(Figures figures) {
    this.losses = figures.losses();
    this.written = figures.counter(Figures.GAP_ROWS);
  }

  /**
   * Appends what is due.
   *
   * @return whether there is more to tell, later
   */
  boolean tell(Journal journal) {
    boolean more = false;
    long now = System.currentTimeMillis();
    for (Losses.Reason reason : Losses.Reason.values()) {
      Untold untold = losses.untold(reason);
      if (untold == null) {
        continue;
      }
      boolean due =
          now - untold.lastMillis() >= SETTLED_MILLIS
              || now - untold.firstMillis() >= LATEST_MILLIS;
      if (due && journal.hasRoom() && journal.append(row(reason, untold))) {
        losses.told(reason, untold);
        written.increment();
      } else {
        more = true;
      }
    }
    return more;
  }

  private static ActivityRow row(Losses.Reason reason, Untold untold) {
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    String first = Instant.ofEpochMilli(untold.firstMillis()).toString();
    String last = Instant.ofEpochMilli(untold.lastMillis()).toString();
    return new ActivityRow.Builder()
        .text(Column.ACTIVITY_TYPE, TYPE)
        .text(Column.ACTION, "requests without a row: " + untold.count())
        .text(
            Column.ERROR_MESSAGE,
            untold.count() + " because " + reason.sentence() + " (" + first + " to " + last + ")")
        .value(
            Column.REQUEST_DATA,
            "{\"count\":"
                + untold.count()
                + ",\"first\":\""
                + first
                + "\",\"last\":\""
                + last
                + "\",\"reason\":\""
                + reason.key()
                + "\"}")
        .value(Column.SUCCESS, false)
        .value(Column.CREATED_AT, now)
        .value(Column.UPDATED_AT, now)
        .build();
  }
}
