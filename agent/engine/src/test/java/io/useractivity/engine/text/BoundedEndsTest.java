package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedEndsTest {

  @Test
  void theBeginningHalvesNoCharacter() {
    assertThat(BoundedText.beginning("ab\ud83d\ude00c", 3)).isEqualTo("ab");
    assertThat(BoundedText.beginning("ab\ud83d\ude00c", 4)).isEqualTo("ab\ud83d\ude00");
    assertThat(BoundedText.beginning("abc", 0)).isEmpty();
  }

  @Test
  void whatIsShortEnoughIsTheSameObject() {
    String text = "abc";

    assertThat(BoundedText.beginning(text, 3)).isSameAs(text);
    assertThat(BoundedText.lastElements(text, 3)).isSameAs(text);
    assertThat(BoundedText.beginning(null, 3)).isNull();
    assertThat(BoundedText.lastElements(null, 3)).isNull();
  }

  @Test
  void theLastElementsAreWholeOnes() {
    assertThat(BoundedText.lastElements("aa,bb,cc", 6)).isEqualTo("bb,cc");
    assertThat(BoundedText.lastElements("aa,bb,cc", 5)).isEqualTo("bb,cc");
    assertThat(BoundedText.lastElements("aa,bb,cc", 4)).isEqualTo("cc");
    assertThat(BoundedText.lastElements("aa,bbbbb", 4)).isEmpty();
  }
}
