package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class ValueSourceTest {

  @Test
  void aListKeepsItsOrder() throws Exception {
    assertThat(Option.USER_ID.parse("session:user.id, Header: X-User , principal,,"))
        .extracting(ValueSource::kind, ValueSource::name)
        .containsExactly(
            tuple(ValueSource.Kind.SESSION, "user.id"),
            tuple(ValueSource.Kind.HEADER, "X-User"),
            tuple(ValueSource.Kind.PRINCIPAL, ""));
  }

  @Test
  void aNameMayHoldAColon() throws Exception {
    assertThat(ValueSource.parse("session:org.example:user").name()).isEqualTo("org.example:user");
  }

  @Test
  void nothingIsAnEmptyList() throws Exception {
    assertThat(Option.USER_ID.parse("")).isEmpty();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "header",
        "header:",
        "session",
        "session: ",
        "principal:name",
        "jwt:sub",
        "X-User"
      })
  void whatIsNoSourceIsRefusedByName(String text) {
    assertThatThrownBy(() -> Option.USER_ID.parse("principal," + text))
        .isInstanceOf(InvalidValueException.class)
        .message()
        .startsWith("a list of sources, each header:NAME, session:ATTRIBUTE or principal (\"")
        .endsWith(text.trim() + "\")");
  }
}
