package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.StatedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EarlyRecordsTest {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final List<ActivityRecord> passed = new ArrayList<>();
  private final EarlyRecords early = new EarlyRecords(passed::add);

  @Test
  void rowsWaitForTheFirstRequestInTheirOrder() {
    ActivityRecord first = row(1);
    ActivityRecord second = row(2);
    assertThat(early.accept(first, 0)).isTrue();
    assertThat(early.accept(second, 1)).isFalse();
    assertThat(passed).isEmpty();

    early.release();

    assertThat(passed).containsExactly(first, second);
    ActivityRecord third = row(3);
    assertThat(early.accept(third, 2)).isFalse();
    assertThat(passed).containsExactly(first, second, third);
  }

  @Test
  void withoutRequestsTheyPassAfterAMinute() {
    assertThat(early.expire(0)).isEqualTo(Long.MAX_VALUE);
    early.accept(row(1), -5);

    assertThat(early.expire(MINUTE - 6)).isEqualTo(1);
    assertThat(passed).isEmpty();
    assertThat(early.expire(MINUTE)).isEqualTo(Long.MAX_VALUE);
    assertThat(passed).hasSize(1);
    early.accept(row(2), MINUTE);
    assertThat(passed).hasSize(2);
  }

  @Test
  void manyDoNotWait() {
    for (int i = 0; i < 255; i++) {
      early.accept(row(i), 0);
    }
    assertThat(passed).isEmpty();

    early.accept(row(255), 0);
    early.accept(row(256), 0);

    assertThat(passed).hasSize(257);
  }

  @Test
  void noneIsStrandedWhenTheFirstRequestEndsMeanwhile() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      List<ActivityRecord> out = java.util.Collections.synchronizedList(new ArrayList<>());
      EarlyRecords racing = new EarlyRecords(out::add);
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; i < 50; i++) {
                  racing.accept(row(i), 0);
                }
              });
      writer.start();
      racing.release();
      writer.join();
      assertThat(out).hasSize(50);
    }
  }

  private static ActivityRecord row(int millis) {
    return ActivityRecord.outsideRequests(millis, StatedValues.NONE.asOwnRow());
  }
}
