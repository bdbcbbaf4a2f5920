package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampFormatTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:34:56.789, 2026-01-31 12:34:56.789",
    "1999-12-31T23:59:59.999999999, 1999-12-31 23:59:59.999",
    "1000-01-01T00:00, 1000-01-01 00:00:00.000",
    "0999-12-31T00:00, 0999-12-31 00:00:00.000",
    "+10000-01-01T00:00, +10000-01-01 00:00:00.000"
  })
  void aMomentIsWrittenToTheMillisecondCutAndNotRounded(LocalDateTime moment, String text) {
    assertThat(TimestampFormat.millis(moment)).isEqualTo(text);
  }

  @Test
  void itIsWhatAFormatterWouldWrite() {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      LocalDateTime moment =
          LocalDateTime.of(1, 1, 1, 0, 0)
              .plusSeconds((long) (random.nextDouble() * 350_000_000_000L))
              .plusNanos(random.nextInt(1_000_000_000));

      String written = formatter.format(moment);
      assertThat(TimestampFormat.millis(moment)).isEqualTo(written);
      assertThat(TimestampFormat.millis(moment)).as("once more").isEqualTo(written);
    }
  }
}
