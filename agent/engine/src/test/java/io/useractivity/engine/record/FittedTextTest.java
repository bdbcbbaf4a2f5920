package io.useractivity.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FittedTextTest {

  private static final String FACE = "\uD83D\uDE00";

  @Test
  void nullStaysNull() {
    assertThat(FittedText.fit(null, 1)).isNull();
  }

  @Test
  void aTextThatFitsIsTheSameObject() {
    String text = "Zoë";

    assertThat(FittedText.fit(text, 3)).isSameAs(text);
  }

  @Test
  void aLongerTextIsCut() {
    assertThat(FittedText.fit("abcdef", 3)).isEqualTo("abc");
  }

  @Test
  void charactersOfFourBytesCountOnce() {
    assertThat(FittedText.fit(FACE.repeat(3), 3)).isEqualTo(FACE.repeat(3));
    assertThat(FittedText.fit("ab" + FACE, 3)).isEqualTo("ab" + FACE);
  }

  @Test
  void aCharacterOfFourBytesAtTheCutIsKeptOrLeftWhole() {
    assertThat(FittedText.fit("ab" + FACE + "c", 3)).isEqualTo("ab" + FACE);
    assertThat(FittedText.fit("abc" + FACE, 3)).isEqualTo("abc");
    assertThat(FittedText.fit(FACE + FACE, 1)).isEqualTo(FACE);
  }

  @Test
  void nulIsReplaced() {
    assertThat(FittedText.fit("a\0b", 3)).isEqualTo("a\uFFFDb");
  }

  @Test
  void unpairedSurrogatesAreReplaced() {
    assertThat(FittedText.fit("a\uD83Db", 9)).isEqualTo("a\uFFFDb");
    assertThat(FittedText.fit("a\uDE00b", 9)).isEqualTo("a\uFFFDb");
    assertThat(FittedText.fit("\uDE00\uD83D", 9)).isEqualTo("\uFFFD\uFFFD");
    assertThat(FittedText.fit("ab\uD83D", 9)).isEqualTo("ab\uFFFD");
  }

  @Test
  void otherControlCharactersStay() {
    assertThat(FittedText.fit("a\tb\nc", 9)).isEqualTo("a\tb\nc");
  }
}
