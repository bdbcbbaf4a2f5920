package io.useractivity.engine;

import io.useractivity.engine.files.DurableFiles;
import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.metrics.PrometheusText;
import io.useractivity.engine.thread.Chore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is done once a second and may wait for a disk. Nothing before the first request's end. */
final class Upkeep implements Chore {

  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long FIGURES_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Journal journal;
  private final Figures figures;
  private final File metricsFile;
  private final Consumer<Boolean> switching;
  private final Log log;
  private boolean begun;
  private volatile boolean registered;
  private long figuresNanos;

  /**
   * @param metricsFile null for none
   * @param switching is told whether requests are to be recorded
   */
  Upkeep(Journal journal, Figures figures, File metricsFile, Consumer<Boolean> switching, Log log) {
    this.journal = journal;
    this.figures = figures;
    this.metricsFile = metricsFile;
    this.switching = switching;
    this.log = log;
  }

  @Override
  public long run(long nanoTime) {
    if (figures.value(Figures.RECORDED) == 0) {
      return PERIOD_NANOS;
    }
    journal.force();
    if (!begun) {
      begun = true;
      figuresNanos = nanoTime - FIGURES_PERIOD_NANOS;
      register();
    }
    if (metricsFile != null && nanoTime - figuresNanos >= FIGURES_PERIOD_NANOS) {
      figuresNanos = nanoTime;
      write();
    }
    return PERIOD_NANOS;
  }

  /** A JVM may have been made without JMX. */
  private void register() {
    try {
      AgentBean.register(figures, switching, log);
      registered = true;
    } catch (LinkageError none) {
      log.info("This JVM has no JMX to show the agent's figures: " + none + ".");
    }
  }

  private void write() {
    try {
      DurableFiles.replace(
          metricsFile.toPath(), PrometheusText.of(figures).getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      log.warnOncePerMinute(
          "metrics",
          "The figures cannot be written to "
              + metricsFile
              + " (metrics.file): "
              + FileFailure.reason(e));
    }
  }

  /** Takes back what others see of it. */
  void end() {
    if (registered) {
      AgentBean.unregister(log);
    }
  }
}
