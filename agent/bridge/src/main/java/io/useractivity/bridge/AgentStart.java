package io.useractivity.bridge;

import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the engine in its own loader, once per JVM, however often the agent is attached. */
public final class AgentStart {

  private static final String ENGINE = "io.useractivity.engine.Engine";

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private AgentStart() {}

  /**
   * Loads and starts the engine; called by the launcher through reflection.
   *
   * @param instrumentation the JVM's {@code java.lang.instrument.Instrumentation}
   * @param argument what followed the JAR's name in {@code -javaagent:JAR=...}, or null
   * @param jar absolute path of the agent JAR, a {@code String}
   * @return {@code Boolean.FALSE} if the agent was already there
   */
  public static Object start(Object instrumentation, Object argument, Object jar)
      throws ReflectiveOperationException {
    if (!STARTED.compareAndSet(false, true)) {
      return false;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader engineLoader = IsolatingLoader.open(jar);
    thread.setContextClassLoader(engineLoader);
    try {
      Class.forName(ENGINE, true, engineLoader)
          .getMethod("start", Object.class, Object.class, Object.class)
          .invoke(null, instrumentation, argument, jar);
    } finally {
      thread.setContextClassLoader(before);
    }
    return true;
  }
}
