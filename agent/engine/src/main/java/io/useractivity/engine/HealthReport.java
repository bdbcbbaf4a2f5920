package io.useractivity.engine;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.thread.Chore;
import java.util.concurrent.TimeUnit;

/** Says once a minute what became of the requests, while something is wrong. For one thread. */
final class HealthReport implements Chore {

  private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Figures figures;
  private final Log log;
  private long wrongBefore;
  private long lastNanos = System.nanoTime() - PERIOD_NANOS;

  HealthReport(Figures figures, Log log) {
    this.figures = figures;
    this.log = log;
  }

  /** Reports if there is something to report and the last time is long enough ago. */
  @Override
  public long run(long nanoTime) {
    long wrong =
        figures.value(Figures.LOST)
            + figures.value(Figures.FAILED)
            + figures.value(Figures.SWALLOWED)
            + figures.value(Figures.RESTARTED_THREADS);
    boolean due = nanoTime - lastNanos >= PERIOD_NANOS;
    if (due && wrong > wrongBefore) {
      String why = figures.losses().byReason();
      log.warn(
          "Not every request has its row: "
              + figures
              + figures.rare()
              + (why.isEmpty() ? "" : "; " + why)
              + ".");
      wrongBefore = wrong;
      lastNanos = nanoTime;
    }
    return wrong > wrongBefore || figures.value(Figures.WAITING) > 0
        ? PERIOD_NANOS
        : Long.MAX_VALUE;
  }
}
