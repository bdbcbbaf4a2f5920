package io.useractivity.engine;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;

/**
 * Gives the last rows their chance when the JVM ends. Nothing is closed: servers still answer
 * requests in hooks of their own, and the daemons go on writing until the JVM halts.
 */
final class ShutdownHook extends Thread {

  /** Of those that no rule matched, the most frequent. */
  private static final int ROUTES_NAMED = 20;

  private final Recording recording;
  private final BackstageOpening opening;
  private final Weaving weaving;
  private final long timeoutMillis;
  private final Log log;

  ShutdownHook(
      Recording recording, BackstageOpening opening, Weaving weaving, long timeoutMillis, Log log) {
    super("user-activity-shutdown");
    this.recording = recording;
    this.opening = opening;
    this.weaving = weaving;
    this.timeoutMillis = timeoutMillis;
    this.log = log;
    setContextClassLoader(ShutdownHook.class.getClassLoader());
  }

  private void tell(long waiting, long lost) {
    String inTime = " could not be stored within shutdown.timeout (" + timeoutMillis + " ms)";
    if (waiting > lost) {
      log.warn(
          rows(waiting - lost)
              + inTime
              + ": they are in the journal, for the next start to store.");
    }
    if (lost > 0) {
      log.error(rows(lost) + inTime + ": lost.");
    }
  }

  private static String rows(long count) {
    return count + (count == 1 ? " row" : " rows");
  }

  @Override
  public void run() {
    recording.capture.finishWaiting();
    try {
      Backstage backstage = opening.await(); // an application may end as soon as it has begun
      if (backstage != null) {
        end(backstage.storing);
      } else if (opening.failure() == null) {
        log.error(
            "The JVM ended before the agent had started: "
                + rows(recording.queue.recorded())
                + " lost.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(Storing storing) {
    try {
      long waiting = storing.pipeline.flush(timeoutMillis);
      if (waiting > 0) {
        tell(waiting, storing.pipeline.giveUp());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.debug("Classes: " + weaving.counts() + ".");
    if (storing.shadow != null) {
      storing.shadow.tellAtEnd();
    } else if (storing.coverage.isCounting()) {
      log.info(storing.coverage.summary(ROUTES_NAMED));
    }
    for (String unknown : recording.identities.sightings().reports()) {
      log.info(unknown);
    }
    Figures figures = recording.figures;
    String losses = figures.losses().byReason();
    if (!losses.isEmpty()) {
      log.info("Without a row: " + losses + ".");
    }
    String rare = figures.rare();
    if (!rare.isEmpty()) {
      log.info("Besides" + rare + ".");
    }
    log.debug("Figures: " + figures.all() + ".");
    log.info("At the end: " + figures + ".");
  }
}
