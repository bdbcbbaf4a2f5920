package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedTextTest {

  private static final String FACE = "\uD83D\uDE00";

  @Test
  void nullStaysNull() {
    assertThat(BoundedText.cut(null, 1)).isNull();
  }

  @Test
  void aTextThatFitsIsTheSameObject() {
    String text = "Zoë";

    assertThat(BoundedText.cut(text, 3)).isSameAs(text);
  }

  @Test
  void aLongerTextIsCut() {
    assertThat(BoundedText.cut("abcdef", 3)).isEqualTo("abc");
  }

  @Test
  void charactersOfFourBytesCountOnce() {
    assertThat(BoundedText.cut(FACE.repeat(3), 3)).isEqualTo(FACE.repeat(3));
    assertThat(BoundedText.cut("ab" + FACE, 3)).isEqualTo("ab" + FACE);
  }

  @Test
  void aCharacterOfFourBytesAtTheCutIsKeptOrLeftWhole() {
    assertThat(BoundedText.cut("ab" + FACE + "c", 3)).isEqualTo("ab" + FACE);
    assertThat(BoundedText.cut("abc" + FACE, 3)).isEqualTo("abc");
    assertThat(BoundedText.cut(FACE + FACE, 1)).isEqualTo(FACE);
  }
}
