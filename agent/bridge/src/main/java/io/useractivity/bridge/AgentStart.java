package io.useractivity.bridge;

import java.io.File;

/**
 * Starts the engine in its own loader and stops it, at most one at a time however often the agent
 * is attached. Called by the launcher through reflection, and by nobody else: applications see this
 * class too.
 */
final class AgentStart {

  private static final String ENGINE = "io.useractivity.engine.Engine";

  private static Object jarInUse;
  private static RunningEngine running;

  /** The engine's alone. */
  private static final class Connection implements BridgeConnection {

    @Override
    public void connect(BridgeHandler engine) {
      Bridge.connect(engine);
    }
  }

  /** Off the application's way to its start. */
  private static final class Copying implements Runnable {

    private final IsolatingLoader engineLoader;

    Copying(IsolatingLoader engineLoader) {
      this.engineLoader = engineLoader;
    }

    @Override
    public void run() {
      engineLoader.keepCopy();
    }
  }

  private AgentStart() {}

  /**
   * Loads and starts the engine.
   *
   * @param instrumentation the JVM's {@code java.lang.instrument.Instrumentation}
   * @param argument what followed the JAR's name in {@code -javaagent:JAR=...}, or null
   * @param jar absolute path of the agent JAR, a {@code String}
   * @param late {@code Boolean.TRUE} if the application runs already, so that classes of interest
   *     may be loaded
   * @param report a {@code List<String>}: gets a sentence for each thing that a user has to know
   * @return a {@code Boolean}: whether requests are recorded from now on; else, a {@code String},
   *     why nothing was started
   */
  static synchronized Object start(
      Object instrumentation, Object argument, Object jar, Object late, Object report)
      throws ReflectiveOperationException {
    if (isRunning()) {
      return "The agent is attached already; this second time is ignored.";
    }
    if (jarInUse != null && !jarInUse.equals(jar)) {
      // This class and the bridge are still those of the first JAR: the JVM forgets none.
      return "Another agent JAR was attached before (" + jarInUse + "): use that one.";
    }
    jarInUse = jar;
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    IsolatingLoader engineLoader = IsolatingLoader.openLoader(new File((String) jar));
    thread.setContextClassLoader(engineLoader);
    try {
      running =
          (RunningEngine)
              Class.forName(ENGINE, true, engineLoader)
                  .getMethod(
                      "start",
                      Object.class,
                      Object.class,
                      Object.class,
                      Object.class,
                      Object.class,
                      BridgeConnection.class)
                  .invoke(null, instrumentation, argument, jar, late, report, new Connection());
    } finally {
      thread.setContextClassLoader(before);
    }
    if (running != null) {
      keepCopy(engineLoader);
    }
    return running != null;
  }

  /** It goes on starting while the application does, so it may fail after {@link #start}. */
  private static boolean isRunning() {
    return running != null && !running.hasFailed();
  }

  private static void keepCopy(IsolatingLoader engineLoader) {
    Thread copying = new Thread(new Copying(engineLoader), "user-activity-jar");
    copying.setDaemon(true);
    copying.setContextClassLoader(engineLoader);
    copying.start();
  }

  /**
   * Stops the engine and takes its instrumentation out.
   *
   * @param report as for {@link #start}
   * @return {@code Boolean.TRUE}; else, a {@code String}, why nothing was stopped
   */
  static synchronized Object stop(Object report) {
    if (!isRunning()) {
      return "The agent is not attached.";
    }
    RunningEngine stopping = running;
    running = null;
    stopping.detach(report);
    return true;
  }
}
