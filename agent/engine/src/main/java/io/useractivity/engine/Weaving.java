package io.useractivity.engine;

import io.useractivity.engine.capture.RequestCapture;
import io.useractivity.engine.instrument.BlindLoaders;
import io.useractivity.engine.instrument.ClassClosure;
import io.useractivity.engine.instrument.LoadedServlets;
import io.useractivity.engine.instrument.ServletApiListener;
import io.useractivity.engine.instrument.ServletTransformer;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.thread.DaemonThreads;
import io.useractivity.engine.thread.LastingThread;
import io.useractivity.engine.thread.WorkQueue;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/**
 * What changes the application's classes so that they tell of requests, and the threads that it
 * needs beside those that load classes.
 */
final class Weaving {

  private final Instrumentation instrumentation;
  private final Log log;
  private final WorkQueue weaving = new WorkQueue();
  private final WorkQueue preparation = new WorkQueue();
  private final BlindLoaders blindLoaders;
  private final ServletTransformer transformer;
  private final LastingThread weaver;
  private final LastingThread preparer;

  /**
   * @param answering whether the agent may answer in a servlet's place
   */
  Weaving(Instrumentation instrumentation, boolean answering, Log log) {
    this.instrumentation = instrumentation;
    this.log = log;
    this.blindLoaders = new BlindLoaders(instrumentation, weaving);
    this.transformer = new ServletTransformer(log, blindLoaders, servletApis(), answering);
    this.weaver = DaemonThreads.lasting("user-activity-weaver", weaver());
    this.preparer = DaemonThreads.lasting("user-activity-preparer", preparation);
  }

  /** Weaves what is loaded from now on. */
  void start() {
    instrumentation.addTransformer(transformer, true);
    weaver.start();
    preparer.start();
  }

  /** After {@link #instrument}: ends the threads, and lets class loaders be as they were. */
  void stop() {
    weaver.end();
    preparer.end();
    blindLoaders.detach();
  }

  /** Takes the instrumentation out of all classes, or puts it in again. */
  void instrument(boolean wanted) {
    if (wanted) {
      instrumentation.addTransformer(transformer, true);
    } else {
      instrumentation.removeTransformer(transformer);
    }
    weaveLoaded();
  }

  /** Weaves anew what is loaded already; how many classes those are. */
  int weaveLoaded() {
    RequestCapture.securityContextsArePresent(); // for all that is known
    return new LoadedServlets(instrumentation, log).retransform();
  }

  /** How many classes were changed and passed over, for the log. */
  String counts() {
    return transformer.counts();
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

      @Override
      public void loadingSecurity() {
        RequestCapture.securityContextsArePresent();
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
}
