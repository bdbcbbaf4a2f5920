package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {

  @Test
  void charactersAreAsWideAsTerminalsShowThem() {
    assertThat(DisplayWidth.of("abc é ß")).isEqualTo(7);
    assertThat(DisplayWidth.of("日本語")).isEqualTo(6);
    assertThat(DisplayWidth.of("한국")).isEqualTo(4);
    assertThat(DisplayWidth.of("ｆｕｌｌ")).isEqualTo(8);
    assertThat(DisplayWidth.of("😀")).isEqualTo(2);
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
  }

  @Test
  void aCutTextIsNeverWiderThanItMayBe() {
    assertThat(DisplayWidth.cut("日本語", 6)).isEqualTo("日本語");
    assertThat(DisplayWidth.cut("日本語", 5)).isEqualTo("日本…");
    assertThat(DisplayWidth.cut("日本語", 4)).isEqualTo("日…");
    assertThat(DisplayWidth.cut("abcd", 3)).isEqualTo("ab…");
    assertThat(DisplayWidth.cut("😀😀", 3)).isEqualTo("😀…");
  }

  @Test
  void anAccentStaysWithItsLetter() {
    assertThat(DisplayWidth.cut("e\u0301e\u0301", 2)).isEqualTo("e\u0301e\u0301");
  }
}
