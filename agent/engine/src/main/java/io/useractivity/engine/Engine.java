package io.useractivity.engine;

import io.useractivity.bridge.Bridge;
import io.useractivity.engine.capture.IdentitySources;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.classify.Classifier;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.instrument.ServletTransformer;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counters;
import io.useractivity.engine.pipeline.ActivityQueue;
import io.useractivity.engine.pipeline.ClientAddress;
import io.useractivity.engine.pipeline.Pipeline;
import io.useractivity.engine.pipeline.RecordAssembler;
import io.useractivity.engine.pipeline.TenantPattern;
import io.useractivity.engine.redact.SessionIds;
import io.useractivity.engine.store.DeferredActivityStore;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * Reads the configuration and connects the rooms. It runs before the application's {@code main}, so
 * it is brief: no lambdas (each costs the start-up path its bootstrap), nothing of the database, no
 * Byte Buddy.
 */
public final class Engine {

  private Engine() {}

  /**
   * Starts the agent; called by the bridge through reflection.
   *
   * @param instrumentation the JVM's {@code Instrumentation}
   * @param argument a {@code String}: the agent's argument, or null
   * @param jar a {@code String}: the agent JAR's path
   */
  public static void start(Object instrumentation, Object argument, Object jar) {
    Configuration configuration;
    try {
      configuration =
          new ConfigurationReader(
                  System.getenv(),
                  System.getProperties(),
                  new File((String) jar).getAbsoluteFile().getParentFile())
              .read((String) argument);
    } catch (ConfigurationException e) {
      Log log = Log.onStandardError(Log.Level.INFO);
      for (String problem : e.problems()) {
        log.error(problem);
      }
      log.error("The application starts without the agent: nothing is recorded.");
      return;
    }
    Log log = Log.onStandardError(configuration.get(Option.LOG_LEVEL));
    if (!configuration.get(Option.ENABLED)) {
      log.info("The agent is switched off (enabled = false): nothing is recorded.");
      return;
    }
    for (String line : configuration.summary()) {
      log.info(line);
    }
    start((Instrumentation) instrumentation, configuration, log);
  }

  private static void start(Instrumentation instrumentation, Configuration configuration, Log log) {
    Counters counters = new Counters();
    ActivityQueue queue =
        new ActivityQueue(
            configuration.get(Option.QUEUE_CAPACITY),
            configuration.get(Option.QUEUE_MAX_BYTES),
            counters);
    RequestCapture capture =
        new RequestCapture(
            new IdentitySources(
                configuration.get(Option.USER_ID),
                configuration.get(Option.USER_EMAIL),
                configuration.get(Option.USER_ROLE),
                configuration.get(Option.TENANT_ID)),
            !configuration.get(Option.PROXY_TRUSTED).isEmpty(),
            queue,
            tellSwallowed(log),
            wake(queue));
    Pipeline pipeline =
        new Pipeline(
            queue,
            new RecordAssembler(
                configuration.get(Option.CAPTURE_EXCLUDE),
                new Classifier(),
                new SessionIds(
                    configuration.get(Option.CAPTURE_SESSION_ID),
                    configuration.get(Option.CAPTURE_SESSION_KEY),
                    configuration.dataDirectory(),
                    log),
                new ClientAddress(
                    configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK)),
                new TenantPattern(configuration.get(Option.TENANT_PATTERN), log)),
            new DeferredActivityStore(configuration, log),
            counters,
            log,
            configuration.get(Option.FLUSH_BATCH_SIZE),
            configuration.get(Option.FLUSH_INTERVAL),
            chores(capture, new HealthReport(counters, log)));
    pipeline.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new ShutdownHook(
                capture, pipeline, counters, configuration.get(Option.SHUTDOWN_TIMEOUT), log));
    Bridge.connect(capture);
    FilteringLoaders.showBridge();
    ServletTransformer transformer = new ServletTransformer(log);
    instrumentation.addTransformer(transformer, true);
    warmUp(transformer);
  }

  private static Consumer<Throwable> tellSwallowed(Log log) {
    return new Consumer<Throwable>() {
      @Override
      public void accept(Throwable thrown) {
        if (!(thrown instanceof VirtualMachineError)) { // no stack or heap left to tell it with
          StackTraceElement[] trace = thrown.getStackTrace();
          log.warnOncePerMinute(
              "swallowed",
              "A request was not recorded in full: "
                  + thrown
                  + (trace.length == 0 ? "" : " at " + trace[0])
                  + ". Please report this.");
        }
      }
    };
  }

  private static Runnable wake(ActivityQueue queue) {
    return new Runnable() {
      @Override
      public void run() {
        queue.wake();
      }
    };
  }

  private static LongUnaryOperator chores(RequestCapture capture, HealthReport report) {
    return new LongUnaryOperator() {
      @Override
      public long applyAsLong(long nanoTime) {
        return Math.min(report.sayIfDue(nanoTime), capture.housekeep(nanoTime));
      }
    };
  }

  private static void warmUp(ServletTransformer transformer) {
    Thread thread =
        new Thread("user-activity-warm-up") {
          @Override
          public void run() {
            transformer.warmUp();
          }
        };
    thread.setDaemon(true);
    thread.start();
  }
}
