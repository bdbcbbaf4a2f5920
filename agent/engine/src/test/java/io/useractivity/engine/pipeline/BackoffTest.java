package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(100, 1000);

  @RepeatedTest(20)
  void eachWaitIsHalfToAllOfTwiceTheOneBefore() {
    assertThat(backoff.nextMillis()).isBetween(50L, 100L);
    assertThat(backoff.nextMillis()).isBetween(100L, 200L);
    assertThat(backoff.nextMillis()).isBetween(200L, 400L);
    assertThat(backoff.nextMillis()).isBetween(400L, 800L);
    assertThat(backoff.nextMillis()).isBetween(500L, 1000L);
    assertThat(backoff.nextMillis()).isBetween(500L, 1000L);
  }

  @Test
  void afterASuccessItBeginsAnew() {
    backoff.nextMillis();
    backoff.nextMillis();

    backoff.reset();

    assertThat(backoff.nextMillis()).isBetween(50L, 100L);
  }

  @Test
  void notAllWaitTheSame() {
    Backoff wide = new Backoff(1_000_000, 1_000_000);

    assertThat(LongStream.generate(wide::nextMillis).limit(20).distinct().count()).isGreaterThan(1);
  }
}
