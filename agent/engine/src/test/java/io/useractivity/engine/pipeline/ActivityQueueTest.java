package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Records;
import org.junit.jupiter.api.Test;

class ActivityQueueTest {

  private static final int PLENTY = 1 << 30;

  private final Figures figures = new Figures();

  @Test
  void recordsComeOutInTheirOrder() {
    ActivityQueue queue = new ActivityQueue(64, PLENTY, figures);
    ActivityRecord first = Records.get("/1");
    ActivityRecord second = Records.get("/2");

    queue.accept(first);
    queue.accept(second);

    assertThat(queue.poll()).isSameAs(first);
    assertThat(queue.poll()).isSameAs(second);
    assertThat(queue.poll()).isNull();
  }

  @Test
  void whatIsMoreThanTheCapacityIsCountedAsLost() {
    ActivityQueue queue = new ActivityQueue(64, PLENTY, figures);

    for (int i = 0; i < 100; i++) {
      queue.accept(Records.get("/" + i));
    }

    assertThat(figures.value(Figures.RECORDED)).isEqualTo(100);
    assertThat(figures.value(Figures.LOST)).isEqualTo(36);
    assertThat(drain(queue)).isEqualTo(64);
  }

  @Test
  void whatIsMoreThanTheBytesIsCountedAsLost() {
    ActivityRecord record = Records.get("/large".repeat(1000));
    ActivityQueue queue = new ActivityQueue(1024, 3L * record.bytes(), figures);

    for (int i = 0; i < 5; i++) {
      queue.accept(record);
    }

    assertThat(figures.value(Figures.LOST)).isEqualTo(2);
    assertThat(drain(queue)).isEqualTo(3);
  }

  @Test
  void aSmallOneStillFitsWhereALargeOneDidNot() {
    ActivityRecord large = Records.get("/large".repeat(1000));
    ActivityRecord small = Records.get("/");
    ActivityQueue queue = new ActivityQueue(64, small.bytes(), figures);

    queue.accept(large);
    queue.accept(small);

    assertThat(queue.poll()).isSameAs(small);
    assertThat(figures.value(Figures.LOST)).isEqualTo(1);
  }

  @Test
  void pollingMakesRoomAgain() {
    ActivityRecord record = Records.get("/");
    ActivityQueue queue = new ActivityQueue(64, record.bytes(), figures);

    for (int i = 0; i < 1000; i++) {
      queue.accept(record);
      assertThat(queue.poll()).isSameAs(record);
    }

    assertThat(figures.value(Figures.LOST)).isZero();
  }

  private static int drain(ActivityQueue queue) {
    int polled = 0;
    while (queue.poll() != null) {
      polled++;
    }
    return polled;
  }
}
