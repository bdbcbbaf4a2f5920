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
  private final Weaving weaving;
  private final long timeoutMillis;
  private final Log log;

  ShutdownHook(Recording recording, Weaving weaving, long timeoutMillis, Log log) {
    super("user-activity-shutdown");
    this.recording = recording;
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
    Figures figures = recording.figures;
    recording.capture.finishWaiting();
    try {
      long waiting = recording.pipeline.flush(timeoutMillis);
      if (waiting > 0) {
        tell(waiting, recording.pipeline.giveUp());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.debug("Classes: " + weaving.counts() + ".");
    if (recording.shadow != null) {
      recording.shadow.tellAtEnd();
    } else if (recording.coverage.isCounting()) {
      log.info(recording.coverage.summary(ROUTES_NAMED));
    }
    for (String unknown : recording.sightings.reports()) {
      log.info(unknown);
    }
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
