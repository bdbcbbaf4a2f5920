package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutEndsTest {

  @Test
  void theBeginningHalvesNoCharacter() {
    assertThat(Cut.chars("ab\ud83d\ude00c", 3)).isEqualTo("ab");
    assertThat(Cut.chars("ab\ud83d\ude00c", 4)).isEqualTo("ab\ud83d\ude00");
    assertThat(Cut.chars("abc", 0)).isEmpty();
  }

  @Test
  void whatIsShortEnoughIsTheSameObject() {
    String text = "abc";

    assertThat(Cut.chars(text, 3)).isSameAs(text);
    assertThat(Cut.lastElements(text, 3)).isSameAs(text);
    assertThat(Cut.chars(null, 3)).isNull();
    assertThat(Cut.lastElements(null, 3)).isNull();
  }

  @Test
  void theLastElementsAreWholeOnes() {
    assertThat(Cut.lastElements("aa,bb,cc", 6)).isEqualTo("bb,cc");
    assertThat(Cut.lastElements("aa,bb,cc", 5)).isEqualTo("bb,cc");
    assertThat(Cut.lastElements("aa,bb,cc", 4)).isEqualTo("cc");
    assertThat(Cut.lastElements("aa,bbbbb", 4)).isEmpty();
  }
}
