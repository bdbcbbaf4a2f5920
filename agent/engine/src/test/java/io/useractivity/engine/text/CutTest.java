package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

  private static final String FACE = "\uD83D\uDE00";

  @Test
  void nullStaysNull() {
    assertThat(Cut.codePoints(null, 1)).isNull();
  }

  @Test
  void aTextThatFitsIsTheSameObject() {
    String text = "Zoë";

    assertThat(Cut.codePoints(text, 3)).isSameAs(text);
  }

  @Test
  void aLongerTextIsCut() {
    assertThat(Cut.codePoints("abcdef", 3)).isEqualTo("abc");
  }

  @Test
  void charactersOfFourBytesCountOnce() {
    assertThat(Cut.codePoints(FACE.repeat(3), 3)).isEqualTo(FACE.repeat(3));
    assertThat(Cut.codePoints("ab" + FACE, 3)).isEqualTo("ab" + FACE);
  }

  @Test
  void aCharacterOfFourBytesAtTheCutIsKeptOrLeftWhole() {
    assertThat(Cut.codePoints("ab" + FACE + "c", 3)).isEqualTo("ab" + FACE);
    assertThat(Cut.codePoints("abc" + FACE, 3)).isEqualTo("abc");
    assertThat(Cut.codePoints(FACE + FACE, 1)).isEqualTo(FACE);
  }

  @Test
  void anEllipsisTellsThatSomethingWasCutOff() {
    assertThat(Cut.withEllipsis(null, 3)).isNull();
    assertThat(Cut.withEllipsis("abc", 3)).isEqualTo("abc");
    assertThat(Cut.withEllipsis("abcd", 3)).isEqualTo("ab\u2026");
    assertThat(Cut.withEllipsis(FACE.repeat(3), 3)).isEqualTo(FACE.repeat(3));
    assertThat(Cut.withEllipsis(FACE.repeat(4), 3)).isEqualTo(FACE.repeat(2) + "\u2026");
  }

  @Test
  void inMemoryAPairCountsTwiceAndIsNotCutInTwo() {
    String text = "ab" + FACE + "c";

    assertThat(Cut.chars(null, 3)).isNull();
    assertThat(Cut.chars(text, 5)).isSameAs(text);
    assertThat(Cut.chars(text, 4)).isEqualTo("ab" + FACE);
    assertThat(Cut.chars(text, 3)).isEqualTo("ab");
    assertThat(Cut.chars(text, 2)).isEqualTo("ab");
    assertThat(Cut.chars(FACE, 1)).isEmpty();
    assertThat(Cut.chars(FACE, 0)).isEmpty();
  }

  @Test
  void halfOfAPairThatCameAloneIsACharacterAsAnyOther() {
    assertThat(Cut.chars("a\uD83Dbc", 2)).isEqualTo("a\uD83D");
  }
}
