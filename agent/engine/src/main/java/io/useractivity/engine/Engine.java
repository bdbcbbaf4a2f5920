package io.useractivity.engine;

import io.useractivity.bridge.BridgeConnection;
import io.useractivity.bridge.RunningEngine;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.pipeline.Pipeline;
import io.useractivity.engine.thread.DaemonThreads;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads the configuration and connects the rooms. It runs before the application's {@code main}, so
 * it is brief: no lambdas (each costs the start-up path its bootstrap), nothing of the database, no
 * Byte Buddy.
 */
public final class Engine implements RunningEngine {

  private static final long POLL_MILLIS = 5;

  private final long patienceMillis;
  private final Log log;
  private final Recording recording;
  private final Weaving weaving;
  private final BackstageOpening opening;
  private final ShutdownHook shutdownHook;
  private final BridgeConnection bridge;

  private Engine(
      Instrumentation instrumentation,
      Configuration configuration,
      ConfigurationReader reader,
      String argument,
      File jar,
      BridgeConnection bridge,
      Log log) {
    this.bridge = bridge;
    this.patienceMillis = configuration.get(Option.SHUTDOWN_TIMEOUT);
    this.log = log;
    this.recording = new Recording(configuration, log);
    this.weaving = new Weaving(instrumentation, recording.hosting.isOn(), log);
    this.opening = new BackstageOpening(backstage(configuration, reader, argument, jar), failed());
    this.shutdownHook = new ShutdownHook(recording, opening, weaving, patienceMillis, log);
  }

  /**
   * Starts the agent; called by the bridge through reflection.
   *
   * @param instrumentation the JVM's {@code Instrumentation}
   * @param argument a {@code String}: the agent's argument, or null
   * @param jar a {@code String}: the agent JAR's path
   * @param late a {@code Boolean}: whether the application runs already
   * @param report a {@code List<String>}: gets a sentence for each thing that a user has to know
   * @param bridge by which calls get here
   * @return the {@link RunningEngine}; null if the agent stays off
   */
  public static Object start(
      Object instrumentation,
      Object argument,
      Object jar,
      Object late,
      Object report,
      BridgeConnection bridge) {
    List<String> sentences = sentences(report);
    File jarFile = new File((String) jar).getAbsoluteFile();
    ConfigurationReader reader =
        new ConfigurationReader(System.getenv(), System.getProperties(), jarFile.getParentFile());
    Configuration configuration;
    try {
      configuration = reader.read((String) argument);
    } catch (ConfigurationException e) {
      return refuse(e.problems(), sentences);
    }
    Log log = Log.onStandardError(configuration.get(Option.LOG_LEVEL));
    if (!configuration.get(Option.ENABLED)) {
      return switchedOff(sentences, log);
    }
    List<String> missing = RequiredModules.missing();
    if (!missing.isEmpty()) {
      return refuse(Collections.singletonList(toAdd(missing)), sentences);
    }
    Engine engine =
        new Engine(
            (Instrumentation) instrumentation,
            configuration,
            reader,
            (String) argument,
            jarFile,
            bridge,
            log);
    if ((Boolean) late) {
      if (!engine.attach(sentences)) {
        return null;
      }
      sentences.add(FirstLines.destination(configuration, jarFile));
      return engine;
    }
    engine.connect();
    DaemonThreads.named("user-activity-start", engine.opening).start();
    return engine;
  }

  private static Object switchedOff(List<String> sentences, Log log) {
    String off = "The agent is switched off (enabled = false): nothing is recorded.";
    sentences.add(off);
    log.info(off);
    return null;
  }

  private static String toAdd(List<String> modules) {
    return "This JVM lacks modules that the agent needs: add --add-modules "
        + String.join(",", modules)
        + " to its options.";
  }

  private static void tell(Configuration configuration, File jar, Log log) {
    log.info(FirstLines.version());
    for (String line : FirstLines.configuration(configuration, jar)) {
      log.info(line);
    }
    log.info(FirstLines.destination(configuration, jar));
    if (log.tells(Log.Level.DEBUG)) {
      for (String line : configuration.summary()) {
        log.debug(line);
      }
    }
    for (String warning : configuration.warnings()) {
      log.warn(warning);
    }
  }

  /** Tells why the agent stays off. */
  private static Object refuse(List<String> problems, List<String> sentences) {
    Log log = Log.onStandardError(Log.Level.INFO);
    log.info(FirstLines.version());
    sentences.addAll(problems);
    for (String problem : problems) {
      log.error(problem);
    }
    sentences.add("Nothing is recorded.");
    log.error("The application starts without the agent: nothing is recorded.");
    return null;
  }

  @SuppressWarnings("unchecked") // as the parameters' descriptions say
  private static List<String> sentences(Object report) {
    return (List<String>) report;
  }

  /**
   * Starts beside an application that runs, which no longer waits; whoever attaches does, to hear
   * what came of it.
   *
   * @return whether requests are recorded from now on
   */
  private boolean attach(List<String> sentences) {
    opening.run();
    if (hasFailed()) {
      sentences.add(staysOff(opening.failure()));
      return false;
    }
    connect();
    int servlets = weaving.weaveLoaded();
    String attached =
        "Requests are recorded from now on; "
            + servlets
            + " servlet, filter, request and annotated classes were loaded already.";
    log.info(attached);
    sentences.add(attached);
    return true;
  }

  private void connect() {
    recording.hosting.start();
    Runtime.getRuntime().addShutdownHook(shutdownHook);
    bridge.connect(recording.capture);
    FilteringLoaders.showBridge();
    weaving.start();
  }

  /** The log's first lines belong there: what they take is needed behind the queue anyway. */
  private Callable<Backstage> backstage(
      Configuration configuration, ConfigurationReader reader, String argument, File jar) {
    return new Callable<Backstage>() {
      @Override
      public Backstage call() {
        tell(configuration, jar, log);
        Backstage made =
            new Backstage(configuration, reader, argument, recording, switching(), log);
        made.start();
        return made;
      }
    };
  }

  /** Takes back what {@link #connect} has done: nobody would ever empty the queue. */
  private Consumer<Throwable> failed() {
    return new Consumer<Throwable>() {
      @Override
      public void accept(Throwable thrown) {
        log.error(staysOff(thrown));
        weaving.instrument(false);
        bridge.connect(null);
        recording.hosting.stop();
        weaving.stop();
        forgetShutdown();
      }
    };
  }

  private static String staysOff(Throwable thrown) {
    return "The agent stays off, it could not start: " + thrown;
  }

  @Override
  public boolean hasFailed() {
    return opening.failure() != null;
  }

  private void forgetShutdown() {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException theJvmEndsAlready) {
      log.debug("The JVM ends.");
    }
  }

  private Consumer<Boolean> switching() {
    return new Consumer<Boolean>() {
      @Override
      public void accept(Boolean wanted) {
        weaving.instrument(wanted);
      }
    };
  }

  /** {@inheritDoc} */
  @Override
  public void detach(Object report) {
    long lost = 0;
    try {
      Backstage backstage = opening.await();
      if (backstage == null) {
        sentences(report).add("The agent has not started.");
        return;
      }
      backstage.stopReload();
      weaving.instrument(false);
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      long unfinished = awaitRequests(deadline);
      bridge.connect(null);
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      Pipeline pipeline = backstage.storing.pipeline;
      pipeline.flush(Math.max(left, patienceMillis / 2));
      lost = unfinished + pipeline.giveUp();
      recording.hosting.stop();
      backstage.stop();
      weaving.stop();
      forgetShutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String detached =
        "Requests are not recorded any more"
            + (lost == 0 ? "" : "; " + lost + " that were under way are lost")
            + ". In all: "
            + recording.figures
            + ".";
    sentences(report).add(detached);
    log.info(detached);
  }

  /** Waits until the requests that the advice has seen begin have ended; how many have not. */
  private long awaitRequests(long deadline) throws InterruptedException {
    while (true) {
      recording.capture.finishWaiting();
      long unfinished = recording.unfinished();
      if (unfinished <= 0 || System.nanoTime() - deadline >= 0) {
        return Math.max(unfinished, 0);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
