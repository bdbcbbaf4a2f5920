package io.useractivity.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UtcTimeTest {

  @Test
  void aTimeIsWrittenAsInstantWritesIt() {
    Random random = new Random(7);
    long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    for (int i = 0; i < 100_000; i++) {
      long millis = (long) (random.nextDouble() * last);
      assertThat(Instant.parse(UtcTime.of(millis)).toEpochMilli()).isEqualTo(millis);
    }
  }

  @Test
  void millisecondsAreWrittenWhereThereAreNone() {
    assertThat(UtcTime.of(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(UtcTime.of(1_709_164_800_000L)).isEqualTo("2024-02-29T00:00:00.000Z");
    assertThat(UtcTime.of(1_798_761_599_999L)).isEqualTo("2026-12-31T23:59:59.999Z");
  }
}
