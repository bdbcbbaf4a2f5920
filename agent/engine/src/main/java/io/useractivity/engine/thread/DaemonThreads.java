package io.useractivity.engine.thread;

/** Makes threads that keep no JVM alive and hold nothing of the application that it runs. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /**
   * A thread that is not started yet. It inherits no class loader of whoever happened to make it
   * necessary, such as a web application that could then never be unloaded.
   */
  public static Thread named(String name, Runnable work) {
    return independent(new Thread(work, name));
  }

  /**
   * The same for work that nobody else would take up again: what throws begins anew, whatever it
   * was, also where there is no memory left to say so.
   *
   * @param work goes on until it is interrupted
   */
  public static LastingThread lasting(String name, Runnable work) {
    return independent(new LastingThread(name, work));
  }

  private static <T extends Thread> T independent(T thread) {
    thread.setDaemon(true);
    thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
    return thread;
  }
}
