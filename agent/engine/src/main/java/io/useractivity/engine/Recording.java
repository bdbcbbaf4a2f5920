package io.useractivity.engine;

import io.useractivity.bridge.Bridge;
import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.capture.identity.IdentitySources;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.pipeline.ActivityQueue;
import io.useractivity.engine.thread.LastingThread;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What records: from the requests' threads to the queue, where records wait for {@link Storing}.
 * Made before the application's {@code main}, so without lambdas and without anything that may be
 * made later.
 */
final class Recording {

  final Figures figures = new Figures();
  final IdentitySources identities;
  final ActivityQueue queue;
  final Hosting hosting;
  final RequestCapture capture;

  Recording(Configuration configuration, Log log) {
    figures.register(Figures.SWALLOWED, swallowed());
    figures.register(Figures.RESTARTED_THREADS, restartedThreads());
    this.queue =
        new ActivityQueue(
            configuration.get(Option.QUEUE_CAPACITY),
            configuration.get(Option.QUEUE_MAX_BYTES),
            figures);
    this.identities = identities(configuration);
    this.hosting = new Hosting(configuration, figures, log);
    this.capture =
        new RequestCapture(
            identities,
            hosting.rules(),
            !configuration.get(Option.PROXY_TRUSTED).isEmpty(),
            maxContentBytes(configuration),
            queue,
            tellSwallowed(log),
            wake(queue));
    capture.askFor(configuration.asksForLocation(), configuration.asksForContentType());
  }

  private static IdentitySources identities(Configuration configuration) {
    return new IdentitySources(
        configuration.get(Option.USER_ID),
        configuration.get(Option.USER_EMAIL),
        configuration.get(Option.USER_ROLE),
        configuration.get(Option.TENANT_ID));
  }

  /** How many requests have begun whose record has not been handed over yet. */
  long unfinished() {
    return capture.opened() - queue.recorded();
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

  private static LongSupplier swallowed() {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        return Bridge.swallowed();
      }
    };
  }

  private static LongSupplier restartedThreads() {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        return LastingThread.restarts();
      }
    };
  }
}
