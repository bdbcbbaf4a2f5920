package io.useractivity.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

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
    figures.register("longest write, ms", () -> 12);

    assertThat(figures.all()).containsEntry("longest write, ms", 12L).containsKey("recorded");
    assertThat(figures.value("longest write, ms")).isEqualTo(12);
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
  void theLongestTimeStays() {
    Latency latency = new Latency();
    latency.record(5_000_000);
    latency.record(3_000_000);

    assertThat(latency.getAsLong()).isEqualTo(5);
  }
}
