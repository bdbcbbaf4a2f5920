package io.useractivity.engine.shadow;

import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.redact.RedactedPlaces;
import io.useractivity.engine.store.write.ActivityStore;
import io.useractivity.engine.thread.Chore;
import java.util.concurrent.TimeUnit;

/**
 * Takes rows as a store does, counts them and forgets them; what was counted is told once a minute
 * while there is anything new, and at the end. No value of a row is told, only names of types,
 * routes and fields. One thread writes, others tell.
 */
public final class ShadowStore implements ActivityStore, Chore {

  private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final int MOST_TYPES = 100;
  private static final int MOST_ROUTES = 500;
  private static final int MOST_FIELDS = 500;
  private static final int MOST_USERS = 10_000;
  private static final int TOLD = 20;

  private final Coverage coverage;
  private final Log log;

  private final Tally types = new Tally(MOST_TYPES);
  private final Tally routes = new Tally(MOST_ROUTES);
  private final Tally users = new Tally(MOST_USERS);
  private final Tally tenants = new Tally(MOST_USERS);
  private final Tally fields = new Tally(MOST_FIELDS);
  private long rows;
  private long nobodys;
  private long rowsTold;
  private long toldAt = System.nanoTime();

  /**
   * @param coverage which rows a rule names, where there are rules
   */
  public ShadowStore(Coverage coverage, Log log) {
    this.coverage = coverage;
    this.log = log;
  }

  @Override
  public synchronized void write(Batch batch) {
    for (ActivityRow row : batch.rows()) {
      count(row);
    }
  }

  private void count(ActivityRow row) {
    rows++;
    types.count(String.valueOf(row.value(Column.ACTIVITY_TYPE)));
    routes.count(String.valueOf(row.value(Column.ACTION)));
    Object id = row.value(Column.USER_ID);
    Object user = id == null ? row.value(Column.USER_EMAIL) : id;
    if (user == null) {
      nobodys++;
    } else {
      users.count(user.toString());
    }
    Object tenant = row.value(Column.TENANT_ID);
    if (tenant != null) {
      tenants.count(tenant.toString());
    }
    for (String field : RedactedPlaces.in((String) row.value(Column.REQUEST_DATA))) {
      fields.count(field);
    }
  }

  /** Tells once a minute what has come since the start, if anything came since the last time. */
  @Override
  public synchronized long run(long nanoTime) {
    long left = PERIOD_NANOS - (nanoTime - toldAt);
    if (left > 0) {
      return left;
    }
    if (rows > rowsTold) {
      tell("Shadow mode, so far: ");
    }
    toldAt = nanoTime;
    return PERIOD_NANOS;
  }

  /** Tells all for the last time. */
  public synchronized void tellAtEnd() {
    tell("Shadow mode, in all: ");
  }

  private void tell(String beginning) {
    rowsTold = rows;
    if (rows == 0) {
      log.info(beginning + "no rows.");
      return;
    }
    log.info(
        beginning
            + many(String.valueOf(rows), " row")
            + " would have been stored ("
            + types.mostFrequent(TOLD)
            + "), of "
            + many(users.names(), " user")
            + " and "
            + many(tenants.names(), " tenant")
            + "; "
            + nobodys
            + " of nobody known.");
    log.info(
        fields.isEmpty()
            ? "Shadow mode: nothing would have been redacted."
            : "Shadow mode: redacted would have been " + fields.mostFrequent(TOLD) + ".");
    log.info(
        coverage.isCounting()
            ? coverage.summary(TOLD)
            : "Shadow mode: there are no rules; routes: " + routes.mostFrequent(TOLD) + ".");
  }

  private static String many(String count, String what) {
    return count + what + (count.equals("1") ? "" : "s");
  }

  @Override
  public void close() {
    tellAtEnd();
  }
}
