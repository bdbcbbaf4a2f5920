package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at once. A defect shows as a time-out or as a wrong count, never as a slow test. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ActivityQueueStressTest {

  private static final int PRODUCERS = 8;
  private static final int EACH = 5_000;
  private static final int ROUNDS = 500;

  private final Figures figures = new Figures();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void withinItsBoundsNoneIsLostAndNoneDoubled() throws Exception {
    ActivityQueue queue = new ActivityQueue(PRODUCERS * EACH, 1L << 30, figures);
    List<Future<?>> producers = produce(queue);

    int[][] seen = new int[PRODUCERS][EACH];
    int[] last = new int[PRODUCERS];
    Arrays.fill(last, -1);
    for (int polled = 0; polled < PRODUCERS * EACH; polled++) {
      ActivityRecord record = next(queue);
      int producer = (int) record.startedAtMillis();
      int number = (int) record.responseTimeMillis();
      seen[producer][number]++;
      assertThat(number).as("order of one producer").isEqualTo(last[producer] + 1);
      last[producer] = number;
    }

    for (Future<?> producer : producers) {
      producer.get();
    }
    assertThat(queue.poll()).isNull();
    for (int[] ofOne : seen) {
      assertThat(ofOne).containsOnly(1);
    }
    assertThat(figures.value(Figures.LOST)).isZero();
  }

  @Test
  void beyondItsBoundsEachIsEitherThereOrCounted() throws Exception {
    ActivityQueue queue = new ActivityQueue(64, 1L << 30, figures);
    List<Future<?>> producers = produce(queue);

    long polled = 0;
    while (producers.stream().anyMatch(producer -> !producer.isDone())) {
      polled += queue.poll() == null ? 0 : 1;
    }
    while (queue.poll() != null) {
      polled++;
    }

    assertThat(figures.value(Figures.RECORDED)).isEqualTo(PRODUCERS * EACH);
    assertThat(polled + figures.value(Figures.LOST)).isEqualTo(PRODUCERS * EACH);
  }

  @Test
  void aSleeperIsWokenByEveryRecord() throws Exception {
    ActivityQueue queue = new ActivityQueue(64, 1L << 30, figures);
    BlockingQueue<ActivityRecord> received = new LinkedBlockingQueue<>();
    Future<?> poller =
        threads.submit(
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                received.add(next(queue));
              }
            });

    for (int i = 0; i < ROUNDS; i++) {
      ActivityRecord record = numbered(0, i);
      queue.accept(record);
      assertThat(received.poll(1, TimeUnit.MINUTES)).as("round %s", i).isSameAs(record);
    }
    poller.get();
  }

  @Test
  void aSleeperIsWokenByEveryCall() throws Exception {
    ActivityQueue queue = new ActivityQueue(64, 1L << 30, figures);
    BlockingQueue<Integer> woken = new LinkedBlockingQueue<>();
    Future<?> poller =
        threads.submit(
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                queue.sleep(Long.MAX_VALUE);
                woken.add(i);
              }
            });

    // A park may also end by itself, so that a round may be over before its call: not the last.
    for (int i = 0; i < ROUNDS; i++) {
      queue.wake();
      assertThat(woken.poll(1, TimeUnit.MINUTES)).as("round %s", i).isNotNull();
    }
    poller.get();
  }

  private static ActivityRecord next(ActivityQueue queue) {
    for (ActivityRecord record = queue.poll(); ; record = queue.poll()) {
      if (record != null) {
        return record;
      }
      queue.sleep(Long.MAX_VALUE);
    }
  }

  private List<Future<?>> produce(ActivityQueue queue) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> producers = new ArrayList<>();
    for (int p = 0; p < PRODUCERS; p++) {
      int producer = p;
      producers.add(
          threads.submit(
              () -> {
                start.await();
                for (int i = 0; i < EACH; i++) {
                  queue.accept(numbered(producer, i));
                }
                return null;
              }));
    }
    start.countDown();
    return producers;
  }

  private static ActivityRecord numbered(int producer, int number) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder("GET", "/").contextPath("").startedAt(producer).build())
        .outcome(new Outcome(200, false, number))
        .build();
  }
}
