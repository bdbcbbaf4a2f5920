package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-27T12:00:00");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-20T00:00",
    "2026-11-20T06:30, 2026-11-20T06:30",
    "2026-11-20 06:30:15.250, 2026-11-20T06:30:15.250",
    "2026-11-20t06:30z, 2026-11-20T06:30",
    "30s, 2026-11-27T11:59:30",
    "90m, 2026-11-27T10:30",
    "24h, 2026-11-26T12:00",
    "7d, 2026-11-20T12:00",
    "2w, 2026-11-13T12:00"
  })
  void aTimeIsADateATimeOrHowLongAgo(String text, String time) {
    assertThat(Moment.parse(text, NOW).time()).isEqualTo(LocalDateTime.parse(time));
  }

  @Test
  void allHasNoBeginning() {
    assertThat(Moment.parse("all", NOW).time()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "24", "h", "2026-13-01", "2026-11-20T25:00", "1y", "-1h"})
  void whatIsNoTimeIsNone(String text) {
    assertThat(Moment.parse(text, NOW)).isNull();
  }
}
