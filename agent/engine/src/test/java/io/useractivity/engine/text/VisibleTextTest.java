package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "0000, 001F",
    "007F, 009F",
    "00AD, 00AD",
    "061C, 061C",
    "180E, 180E",
    "200B, 200F",
    "2028, 202E",
    "2060, 206F",
    "D800, DFFF",
    "FEFF, FEFF",
    "FFF9, FFFB"
  })
  void whatCannotBeSeenIsShownByItsNumber(String first, String last) {
    for (int c = Integer.parseInt(first, 16); c <= Integer.parseInt(last, 16); c++) {
      assertThat(VisibleText.of("a" + (char) c + "b")).isEqualTo(String.format("a\\u%04Xb", c));
    }
  }

  @Test
  void tagsBeyondSixteenBitsHaveTwoNumbers() {
    assertThat(VisibleText.of("a\udb40\udc41b")).isEqualTo("a\\uDB40\\uDC41b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "Zo\u00eb", "\u05d0\u0628", "\u65e5\u672c", "\ud83d\ude00"})
  void whatCanBeSeenStays(String text) {
    assertThat(VisibleText.of(text)).isSameAs(text);
  }

  @Test
  void aLineHasSpacesForItsBreaks() {
    assertThat(VisibleText.line("a\r\nb\u001b[2J")).isEqualTo("a  b\\u001B[2J");
    assertThat(VisibleText.line(null)).isEqualTo("null");
  }
}
