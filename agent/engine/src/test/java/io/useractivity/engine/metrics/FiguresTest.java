package io.useractivity.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final Figures figures = new Figures();

  @Test
  void theLineTellsWhatBecameOfTheRequests() {
    figures.counter(Figures.RECORDED).add(7);
    figures.counter(Figures.STORED).add(4);
    figures.losses().add(Losses.Reason.QUEUE_FULL, 1);
    figures.losses().add(Losses.Reason.ASSEMBLY, 2);

    assertThat(figures)
        .hasToString("recorded 7, excluded 0, stored 4, waiting 0, lost 1, failed 2, swallowed 0");
  }

  @Test
  void eachOwnerRegistersItsOwn() {
    figures.register("longest write", () -> 12);

    assertThat(figures.all()).containsEntry("longest write", 12L).containsKey("recorded");
    assertThat(figures.value("longest write")).isEqualTo(12);
    assertThat(figures.value("nobody's")).isZero();
  }

  @Test
  void lossesAreToldByReasonWithTheFirstAndTheLastTime() {
    Losses losses = figures.losses();
    assertThat(losses.byReason()).isEmpty();

    losses.add(Losses.Reason.QUEUE_FULL, 3);
    losses.add(Losses.Reason.QUEUE_FULL, 2);
    losses.add(Losses.Reason.REFUSED, 1);

    assertThat(losses.byReason())
        .matches(
            "5 because the queue was full \\(20[^ ]+Z to 20[^ ]+Z\\);"
                + " 1 because the database refused them \\(20[^ ]+Z to 20[^ ]+Z\\)");
    assertThat(losses.lost()).isEqualTo(5);
    assertThat(losses.failed()).isEqualTo(1);
  }

  @Test
  void timesAreToldInPercentilesAndNothingBeforeTheFirst() {
    Figures figures = new Figures();
    Latency latency = new Latency();
    latency.register("batch", figures);
    assertThat(figures.value("batch p99 us")).isZero();

    for (int millis = 1; millis <= 100; millis++) {
      latency.record(millis * 1_000_000L);
    }

    assertThat(figures.value("batch p50 us")).isCloseTo(50_000, withPercentage(1));
    assertThat(figures.value("batch p95 us")).isCloseTo(95_000, withPercentage(1));
    assertThat(figures.value("batch p99 us")).isCloseTo(99_000, withPercentage(1));
    assertThat(figures.value("batch longest us")).isCloseTo(100_000, withPercentage(1));
  }

  @Test
  void figuresWithNamesOfTheirOwnGoToPrometheusWithThemWhateverTheyHold() {
    Figures figures = new Figures();
    figures.registerByName("values changed", () -> Map.of("odd \"name\\\n", 3L));

    assertThat(PrometheusText.of(figures))
        .contains("user_activity_values_changed{name=\"odd \\\"name\\\\\\n\"} 3\n");
  }
}
