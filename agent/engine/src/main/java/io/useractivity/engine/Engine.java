package io.useractivity.engine;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.RunningEngine;
import io.useractivity.engine.assemble.ClientAddress;
import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.SessionIds;
import io.useractivity.engine.assemble.TenantPattern;
import io.useractivity.engine.capture.IdentitySources;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.instrument.BlindLoaders;
import io.useractivity.engine.instrument.ClassClosure;
import io.useractivity.engine.instrument.LoadedServlets;
import io.useractivity.engine.instrument.ServletApiListener;
import io.useractivity.engine.instrument.ServletTransformer;
import io.useractivity.engine.instrument.WorkQueue;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counters;
import io.useractivity.engine.pipeline.ActivityQueue;
import io.useractivity.engine.pipeline.Pipeline;
import io.useractivity.engine.store.DeferredActivityStore;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * Reads the configuration and connects the rooms. It runs before the application's {@code main}, so
 * it is brief: no lambdas (each costs the start-up path its bootstrap), nothing of the database, no
 * Byte Buddy.
 */
public final class Engine implements RunningEngine {

  private static final long POLL_MILLIS = 5;

  private final Instrumentation instrumentation;
  private final long patienceMillis;
  private final Log log;
  private final Counters counters = new Counters();
  private final RequestCapture capture;
  private final Pipeline pipeline;
  private final ShutdownHook shutdownHook;
  private final WorkQueue weaving = new WorkQueue();
  private final WorkQueue preparation = new WorkQueue();
  private final BlindLoaders blindLoaders;
  private final ServletTransformer transformer;
  private final Thread weaver;
  private final Thread preparer;
  private final Thread reload;

  /**
   * @param reader that read the configuration, from that argument
   */
  private Engine(
      Instrumentation instrumentation,
      Configuration configuration,
      ConfigurationReader reader,
      String argument,
      Log log) {
    this.instrumentation = instrumentation;
    this.patienceMillis = configuration.get(Option.SHUTDOWN_TIMEOUT);
    this.log = log;
    ActivityQueue queue =
        new ActivityQueue(
            configuration.get(Option.QUEUE_CAPACITY),
            configuration.get(Option.QUEUE_MAX_BYTES),
            counters);
    this.capture =
        new RequestCapture(
            new IdentitySources(
                configuration.get(Option.USER_ID),
                configuration.get(Option.USER_EMAIL),
                configuration.get(Option.USER_ROLE),
                configuration.get(Option.TENANT_ID)),
            !configuration.get(Option.PROXY_TRUSTED).isEmpty(),
            maxContentBytes(configuration),
            queue,
            tellSwallowed(log),
            wake(queue));
    Rules rules = ConfigurationReload.rules(configuration);
    capture.askFor(rules.askForLocation(), rules.askForContentType());
    Coverage coverage = new Coverage();
    RecordAssembler assembler =
        new RecordAssembler(
            rules,
            coverage,
            new SessionIds(
                configuration.get(Option.CAPTURE_SESSION_ID),
                configuration.get(Option.CAPTURE_SESSION_KEY),
                configuration.dataDirectory(),
                log),
            new ClientAddress(
                configuration.get(Option.PROXY_TRUSTED), configuration.get(Option.IP_MASK)),
            new TenantPattern(configuration.get(Option.TENANT_PATTERN), log),
            ConfigurationReload.requestData(configuration));
    this.pipeline =
        new Pipeline(
            queue,
            assembler,
            new DeferredActivityStore(configuration, log),
            counters,
            log,
            configuration.get(Option.FLUSH_BATCH_SIZE),
            configuration.get(Option.FLUSH_INTERVAL),
            chores(capture, new HealthReport(counters, log)));
    this.blindLoaders = new BlindLoaders(instrumentation, weaving);
    this.transformer = new ServletTransformer(log, blindLoaders, servletApis());
    this.weaver = daemon("user-activity-weaver", weaver());
    this.preparer = daemon("user-activity-preparer", preparation);
    this.shutdownHook =
        new ShutdownHook(capture, pipeline, transformer, coverage, counters, patienceMillis, log);
    this.reload =
        configuration.file() == null
            ? null
            : daemon(
                "user-activity-reload",
                new ConfigurationReload(
                    configuration,
                    reader,
                    argument,
                    assembler,
                    capture,
                    coverage,
                    instrumented(),
                    log));
  }

  /**
   * Starts the agent; called by the bridge through reflection.
   *
   * @param instrumentation the JVM's {@code Instrumentation}
   * @param argument a {@code String}: the agent's argument, or null
   * @param jar a {@code String}: the agent JAR's path
   * @param late a {@code Boolean}: whether the application runs already
   * @param report a {@code List<String>}: gets a sentence for each thing that a user has to know
   * @return the {@link RunningEngine}; null if the agent stays off
   */
  public static Object start(
      Object instrumentation, Object argument, Object jar, Object late, Object report) {
    List<String> sentences = sentences(report);
    ConfigurationReader reader =
        new ConfigurationReader(
            System.getenv(),
            System.getProperties(),
            new File((String) jar).getAbsoluteFile().getParentFile());
    Configuration configuration;
    try {
      configuration = reader.read((String) argument);
    } catch (ConfigurationException e) {
      return refuse(e.problems(), sentences);
    }
    Log log = Log.onStandardError(configuration.get(Option.LOG_LEVEL));
    if (!configuration.get(Option.ENABLED)) {
      String off = "The agent is switched off (enabled = false): nothing is recorded.";
      sentences.add(off);
      log.info(off);
      return null;
    }
    List<String> missing = RequiredModules.missing();
    if (!missing.isEmpty()) {
      return refuse(
          Collections.singletonList(
              "This JVM lacks modules that the agent needs: add --add-modules "
                  + String.join(",", missing)
                  + " to its options."),
          sentences);
    }
    for (String line : configuration.summary()) {
      log.info(line);
    }
    Engine engine =
        new Engine(
            (Instrumentation) instrumentation, configuration, reader, (String) argument, log);
    engine.connect();
    if ((Boolean) late) {
      sentences.add(engine.instrumentLoaded());
    }
    return engine;
  }

  /** Tells why the agent stays off. */
  private static Object refuse(List<String> problems, List<String> sentences) {
    Log log = Log.onStandardError(Log.Level.INFO);
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

  private void connect() {
    pipeline.start();
    if (reload != null) {
      reload.start();
    }
    Runtime.getRuntime().addShutdownHook(shutdownHook);
    Bridge.connect(capture);
    FilteringLoaders.showBridge();
    instrumentation.addTransformer(transformer, true);
    weaver.start();
    preparer.start();
  }

  /** Takes the instrumentation out of all classes, or puts it in again. */
  private void instrument(boolean wanted) {
    if (wanted) {
      instrumentation.addTransformer(transformer, true);
    } else {
      instrumentation.removeTransformer(transformer);
    }
    new LoadedServlets(instrumentation, log).retransform();
  }

  private String instrumentLoaded() {
    int servlets = new LoadedServlets(instrumentation, log).retransform();
    String attached =
        "Requests are recorded from now on; "
            + servlets
            + " servlet, filter, request and annotated classes were loaded already.";
    log.info(attached);
    return attached;
  }

  /** {@inheritDoc} */
  @Override
  public void detach(Object report) {
    if (reload != null) {
      reload.interrupt();
    }
    instrument(false);
    long lost = 0;
    try {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      long unfinished = awaitRequests(deadline);
      Bridge.connect(null);
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      lost = unfinished + pipeline.flush(Math.max(left, patienceMillis / 2));
      pipeline.stop();
      weaver.interrupt();
      preparer.interrupt();
      blindLoaders.detach();
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException theJvmEndsAlready) {
      log.debug("The JVM ends.");
    }
    String detached =
        "Requests are not recorded any more"
            + (lost == 0 ? "" : "; " + lost + " that were under way are lost")
            + ". In all: "
            + counters.snapshot()
            + ", swallowed "
            + Bridge.swallowed()
            + ".";
    sentences(report).add(detached);
    log.info(detached);
  }

  /** Waits until the requests that the advice has seen begin have ended; how many have not. */
  private long awaitRequests(long deadline) throws InterruptedException {
    while (true) {
      capture.finishWaiting();
      long unfinished = capture.opened() - counters.snapshot().recorded;
      if (unfinished <= 0 || System.nanoTime() - deadline >= 0) {
        return Math.max(unfinished, 0);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /** What of bodies and parameters is copied; 0 for nothing. */
  private static int maxContentBytes(Configuration configuration) {
    return configuration.get(Option.CAPTURE_REQUEST_DATA)
        ? Math.toIntExact(configuration.get(Option.CAPTURE_MAX_BYTES))
        : 0;
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

  private Consumer<Boolean> instrumented() {
    return new Consumer<Boolean>() {
      @Override
      public void accept(Boolean wanted) {
        instrument(wanted);
      }
    };
  }

  private Runnable weaver() {
    return new Runnable() {
      @Override
      public void run() {
        transformer.warmUp();
        try {
          ClassClosure.load(RequestCapture.class);
        } catch (IOException | ClassNotFoundException | LinkageError e) {
          log.debug("The first requests load what they need: " + e);
        }
        weaving.run();
      }
    };
  }

  private ServletApiListener servletApis() {
    return new ServletApiListener() {
      @Override
      public void loading(ClassLoader loader, String httpRequest) {
        preparation.execute(
            new Runnable() {
              @Override
              public void run() {
                prepare(loader, httpRequest);
              }
            });
      }
    };
  }

  /**
   * Waits for the thread that defines it, if need be; and that one may wait for the weaver to open
   * its loader. So this is another thread's.
   */
  private void prepare(ClassLoader loader, String httpRequest) {
    try {
      RequestCapture.prepare(Class.forName(httpRequest, false, loader));
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      log.debug("The first request of " + httpRequest + " finds out itself: " + e);
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(Engine.class.getClassLoader());
    return thread;
  }
}
