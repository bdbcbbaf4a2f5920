package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Records;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How often our threads are woken: a system call each, which the requests pay for. The JVM counts
 * how often a thread has begun to wait; one that is woken for nothing begins anew.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WakeUpsTest {

  private static final long FOR_EVER = TimeUnit.DAYS.toNanos(1);
  private static final int MANY = 1_000;

  @Test
  void recordsDoNotWakeWhoPollsBetweenTwoLooks() throws Exception {
    ActivityQueue queue = new ActivityQueue(1 << 14, 1L << 30, new Figures());
    Thread poller = started(() -> queue.pause(FOR_EVER));

    for (int i = 0; i < MANY; i++) {
      queue.accept(Records.get("/" + i));
    }

    assertThat(waits(poller)).isEqualTo(1);
    assertThat(poller.getState()).isEqualTo(Thread.State.TIMED_WAITING);
    poller.interrupt();
    poller.join();
  }

  @Test
  void theFirstRecordAfterAQuietTimeWakesWhoSleeps() throws Exception {
    ActivityQueue queue = new ActivityQueue(1 << 14, 1L << 30, new Figures());
    Thread poller = started(() -> queue.sleep(FOR_EVER));

    queue.accept(Records.get("/"));

    poller.join();
  }

  @Test
  void rowsWakeWhoTakesBatchesOnceABatch() throws Exception {
    Journal journal = new MemoryJournal(2 * MANY, new ByteBudget(1 << 24));
    CompletableFuture<Batch> batch = new CompletableFuture<>();
    Thread taker =
        started(
            () -> {
              try {
                batch.complete(journal.next(MANY, FOR_EVER));
              } catch (InterruptedException e) {
                batch.completeExceptionally(e);
              }
            });

    for (int i = 0; i < MANY - 1; i++) {
      assertThat(journal.append(Records.row(i))).isTrue();
    }

    assertThat(waits(taker)).isEqualTo(1);
    assertThat(taker.getState()).isEqualTo(Thread.State.TIMED_WAITING);

    journal.append(Records.row(MANY - 1));

    assertThat(batch.get().rows()).hasSize(MANY);
  }

  /** A thread that waits. */
  private static Thread started(Runnable waiting) {
    Thread thread = new Thread(waiting, "waits");
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return thread;
  }

  private static long waits(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
  }
}
