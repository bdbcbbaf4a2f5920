package io.useractivity.engine;

import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.instrument.ServletTransformer;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.pipeline.Pipeline;

/**
 * Gives the last rows their chance when the JVM ends. Nothing is closed: servers still answer
 * requests in hooks of their own, and the daemons go on writing until the JVM halts.
 */
final class ShutdownHook extends Thread {

  /** Of those that no rule matched, the most frequent. */
  private static final int ROUTES_NAMED = 20;

  private final RequestCapture capture;
  private final Pipeline pipeline;
  private final ServletTransformer transformer;
  private final Coverage coverage;
  private final Figures figures;
  private final long timeoutMillis;
  private final Log log;

  ShutdownHook(
      RequestCapture capture,
      Pipeline pipeline,
      ServletTransformer transformer,
      Coverage coverage,
      Figures figures,
      long timeoutMillis,
      Log log) {
    super("user-activity-shutdown");
    this.capture = capture;
    this.pipeline = pipeline;
    this.transformer = transformer;
    this.coverage = coverage;
    this.figures = figures;
    this.timeoutMillis = timeoutMillis;
    this.log = log;
    setContextClassLoader(ShutdownHook.class.getClassLoader());
  }

  @Override
  public void run() {
    capture.finishWaiting();
    try {
      long waiting = pipeline.flush(timeoutMillis);
      if (waiting > 0) {
        pipeline.giveUp();
        log.error(
            waiting
                + (waiting == 1 ? " row" : " rows")
                + " could not be stored within shutdown.timeout ("
                + timeoutMillis
                + " ms): lost.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.debug("Classes: " + transformer.counts() + ".");
    if (coverage.isCounting()) {
      log.info(coverage.summary(ROUTES_NAMED));
    }
    String losses = figures.losses().byReason();
    if (!losses.isEmpty()) {
      log.info("Without a row: " + losses + ".");
    }
    log.debug("Figures: " + figures.all() + ".");
    log.info("At the end: " + figures + ".");
  }
}
