package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PollIntervalTest {

  private static final long FIFTY = TimeUnit.MILLISECONDS.toNanos(50);

  private final PollInterval interval = new PollInterval();

  @Test
  void itLeavesTimeForTheRowsThemselves() {
    assertThat(interval.nanos()).isLessThan(FIFTY * 7 / 10);
  }

  @Test
  void whoeverIsWokenLateLooksMoreOftenForSomeTime() {
    long usual = interval.nanos();

    interval.was(usual, usual + TimeUnit.MILLISECONDS.toNanos(8));

    assertThat(interval.nanos()).isLessThan(usual * 2 / 3);
    for (int i = 0; i < 100; i++) {
      interval.was(interval.nanos(), interval.nanos() + 1);
    }
    assertThat(interval.nanos()).isEqualTo(usual);
  }

  @Test
  void whoeverIsWokenInTimeOrEarlyGoesOnAsBefore() {
    long usual = interval.nanos();

    interval.was(usual, usual + TimeUnit.MILLISECONDS.toNanos(1));
    interval.was(usual, 0);

    assertThat(interval.nanos()).isEqualTo(usual);
  }
}
