package io.useractivity.engine;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.thread.ChoreLoop;
import io.useractivity.engine.thread.DaemonThreads;
import io.useractivity.engine.thread.LastingThread;
import java.util.function.Consumer;

/** All that no request waits for: what stores, and the threads that look after it. */
final class Backstage {

  final Storing storing;

  private final Upkeep upkeep;
  private final LastingThread upkeeping;

  /** Null where there is no file to read again. */
  private final LastingThread reload;

  /**
   * @param reader that read the configuration, from that argument
   * @param switching is told whether requests are to be recorded
   */
  Backstage(
      Configuration configuration,
      ConfigurationReader reader,
      String argument,
      Recording recording,
      Consumer<Boolean> switching,
      Log log) {
    this.storing = new Storing(configuration, recording, log);
    this.upkeep =
        new Upkeep(
            storing.keeping.journal,
            recording.figures,
            configuration.metricsFile(),
            switching,
            log);
    this.upkeeping =
        DaemonThreads.lasting("user-activity-upkeep", new ChoreLoop("upkeep", upkeep, log));
    this.reload =
        configuration.file() == null
            ? null
            : DaemonThreads.lasting(
                "user-activity-reload",
                new ConfigurationReload(
                    configuration,
                    reader,
                    argument,
                    storing.assembler,
                    recording.capture,
                    storing.coverage,
                    switching,
                    log));
  }

  void start() {
    storing.start();
    upkeeping.start();
    if (reload != null) {
      reload.start();
    }
  }

  /** Lets the configuration be as it is from now on. */
  void stopReload() {
    if (reload != null) {
      reload.end();
    }
  }

  /** Ends the threads and gives the connections back. */
  void stop() throws InterruptedException {
    upkeep.end();
    upkeeping.end();
    storing.stop();
  }
}
