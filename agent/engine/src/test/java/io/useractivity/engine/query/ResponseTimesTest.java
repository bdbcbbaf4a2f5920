package io.useractivity.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseTimesTest {

  @Test
  void aPercentileIsTheTimeThatSoManyDidNotExceed() {
    ResponseTimes times = new ResponseTimes();
    times.add(30, 1);
    times.add(10, 94);
    times.add(20, 5);

    assertThat(times.percentile(50)).isEqualTo(10);
    assertThat(times.percentile(94)).isEqualTo(10);
    assertThat(times.percentile(95)).isEqualTo(20);
    assertThat(times.percentile(99)).isEqualTo(20);
    assertThat(times.percentile(100)).isEqualTo(30);
  }

  @Test
  void noRequestsHaveNone() {
    assertThat(new ResponseTimes().percentile(50)).isNull();
  }
}
