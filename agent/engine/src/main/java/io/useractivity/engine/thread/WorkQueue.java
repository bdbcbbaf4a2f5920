package io.useractivity.engine.thread;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What the threads that load classes leave to one of ours, since they can't do it in the middle of
 * a transformation. Safe for use by any thread.
 */
public final class WorkQueue implements Executor, Runnable {

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

  /**
   * Adds a task; never waits.
   *
   * @param task must not throw
   */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Does the work until it is interrupted; for one thread, made before the application. */
  @Override
  public void run() {
    try {
      while (true) {
        tasks.take().run();
      }
    } catch (InterruptedException detached) {
      Thread.currentThread().interrupt();
    }
  }
}
