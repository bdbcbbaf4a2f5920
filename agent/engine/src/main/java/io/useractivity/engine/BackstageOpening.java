package io.useractivity.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The making of the {@link Backstage}, which a thread of ours does while the application starts:
 * until it is there, the queue holds the records. Run once; safe for use by any thread.
 */
final class BackstageOpening implements Runnable {

  /** It takes milliseconds, and waits for no disk and no database; so no option bounds it. */
  private static final long PATIENCE_MILLIS = 5_000;

  private final Callable<Backstage> making;
  private final Consumer<Throwable> failed;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Backstage backstage;
  private volatile Throwable failure;

  /**
   * @param failed is told what kept it from being made, before all who wait: else the JVM may have
   *     ended by then, and nobody knows
   */
  BackstageOpening(Callable<Backstage> making, Consumer<Throwable> failed) {
    this.making = making;
    this.failed = failed;
  }

  @Override
  public void run() {
    try {
      backstage = making.call();
    } catch (Throwable e) {
      failure = e;
      failed.accept(e);
    } finally {
      over.countDown();
    }
  }

  /** Waits until it is made; null if it can't be, or not in time. */
  Backstage await() throws InterruptedException {
    over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    return backstage;
  }

  /** Null while nothing has kept it from being made. */
  Throwable failure() {
    return failure;
  }
}
