package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {

  @ParameterizedTest
  @CsvSource({
    "10ms, 10",
    "500ms, 500",
    "1s, 1000",
    "1 s, 1000",
    "5m, 300000",
    "2H, 7200000",
    "007s, 7000"
  })
  void durationsBecomeMilliseconds(String text, long millis) throws Exception {
    assertThat(ValueType.duration(10, 7_200_000).parse(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "1.5s",
        "-1s",
        "+1s",
        "1d",
        "1sec",
        "9ms",
        "3h",
        "9999999999999999h",
        "999999999999999h",
        "1s2m",
        "\u0661s"
      })
  void whatIsNoDurationOrOutOfBoundsIsRefused(String text) {
    assertThatThrownBy(() -> ValueType.duration(10, 7_200_000).parse(text))
        .hasMessage("a duration with a unit (ms, s, m, h) from 10ms to 2h, such as 1s");
  }

  @ParameterizedTest
  @CsvSource({
    "65536, 65536",
    "65536B, 65536",
    "64KB, 65536",
    "64 kb, 65536",
    "16MB, 16777216",
    "1gb, 1073741824"
  })
  void sizesBecomeBytes(String text, long bytes) throws Exception {
    assertThat(ValueType.size(1024, 1L << 30).parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "1023", "2GB", "1.5MB", "-1", "16MiB", "999999999999999GB"})
  void whatIsNoSizeOrOutOfBoundsIsRefused(String text) {
    assertThatThrownBy(() -> ValueType.size(1024, 1L << 30).parse(text))
        .hasMessage("a size (KB, MB, GB) from 1KB to 1GB, such as 16MB");
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "10, 10ms", "1500, 1500ms", "2000, 2s", "60000, 1m", "7200000, 2h"})
  void durationsAreWrittenInTheirLargestUnit(long millis, String text) {
    assertThat(ValueType.durationText(millis)).isEqualTo(text);
  }

  @Test
  void switchesAndNamesDoNotMindTheirCase() throws Exception {
    assertThat(ValueType.SWITCH.parse("TRUE")).isTrue();
    assertThat(ValueType.SWITCH.parse("False")).isFalse();
    assertThat(ValueType.oneOf(SessionIdMode.class).parse("Raw")).isEqualTo(SessionIdMode.RAW);
  }

  @Test
  void namesDoNotMindTheLocale() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr")); // "I" in lower case is a letter of its own
    try {
      assertThat(ValueType.oneOf(io.useractivity.engine.log.Log.Level.class).parse("INFO"))
          .isEqualTo(io.useractivity.engine.log.Log.Level.INFO);
      assertThat(ValueType.size(1, 1L << 30).parse("16KB")).isEqualTo(16384);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyDefaultIsAValueOfItsOption() throws Exception {
    for (Option<?> option : Option.all()) {
      option.parse(option.defaultText());
      assertThat(option.sentence()).as(option.key()).endsWith(".");
      assertThat(option.typeName()).as(option.key()).isNotEmpty();
    }
  }
}
