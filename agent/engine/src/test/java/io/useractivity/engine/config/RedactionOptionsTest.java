package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.engine.text.InvalidValueException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionOptionsTest {

  @Test
  void namesAreSeparatedByCommas() throws Exception {
    assertThat(Option.REDACT_KEYS.parse(" birth day, *income* ,, tax*"))
        .containsExactly("birth day", "*income*", "tax*");
    assertThat(Option.REDACT_EXCEPT.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*b", "*", "-", "ok, *", "**"})
  void whatIsNoNameIsToldWithAnExample(String text) {
    assertThatThrownBy(() -> Option.REDACT_KEYS.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("such as birthday, *income*");
  }

  @Test
  void expressionsAreSeparatedBySpaces() throws Exception {
    assertThat(Option.REDACT_VALUES.parse(" EMP-\\d{2,6}  [a-z]+ "))
        .extracting(Pattern::pattern)
        .containsExactly("EMP-\\d{2,6}", "[a-z]+");
    assertThat(Option.REDACT_VALUES.parse("")).isEmpty();
  }

  @Test
  void whatIsNoExpressionIsQuotedWithTheReason() {
    assertThatThrownBy(() -> Option.REDACT_VALUES.parse("ok [a-"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("\"[a-\" is none (");
    assertThatThrownBy(() -> Option.REDACT_VALUES.parse("x".repeat(501)))
        .hasMessageContaining("at most 500 characters");
  }

  @Test
  void aBodysCopyHasAnUpperLimit() {
    assertThatThrownBy(() -> Option.CAPTURE_MAX_BYTES.parse("2MB"))
        .isInstanceOf(InvalidValueException.class);
  }
}
