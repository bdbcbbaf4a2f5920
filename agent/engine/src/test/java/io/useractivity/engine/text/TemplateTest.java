package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void aNameStandsBetweenLiterals() {
    assertThat(Template.parse("Cancel {id}{ b }").parts())
        .containsExactly("Cancel ", "id", "", " b ", "");
    assertThat(Template.parse("plain").parts()).containsExactly("plain");
    assertThat(Template.parse("").parts()).containsExactly("");
  }

  @Test
  void whatHasNoEndIsALiteral() {
    assertThat(Template.parse("a{b}c{d").parts()).containsExactly("a", "b", "c{d");
    assertThat(Template.parse("a{b}c{d").isUnclosed()).isTrue();
    assertThat(Template.parse("a}b").isUnclosed()).isFalse();
    assertThat(Template.parse("a}b{c}").parts()).containsExactly("a}b", "c", "");
  }

  @Test
  void whatBeginsANameMayBeLonger() {
    assertThat(Template.parse("{a}${b}$c", "${").parts()).containsExactly("{a}", "b", "$c");
  }

  @Test
  void namesAreReplacedAndValuesAreNot() {
    assertThat(Template.parse("{a}-{b}-{a}").with(Map.of("a", "{b}", "b", "2")))
        .isEqualTo("{b}-2-{b}");
  }
}
