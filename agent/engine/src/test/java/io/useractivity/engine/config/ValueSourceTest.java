package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.useractivity.engine.text.InvalidValueException;
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

  @Test
  void everyKindIsRead() throws Exception {
    assertThat(
            Option.USER_ID.parse(
                "principal,principal:details.id,session:user.id,attribute:user,header:X,cookie:c,"
                    + "query:q,jwt:sub,path:2,path:/t/{tenant}/**,subdomain,roles:A|B,const:x"))
        .extracting(ValueSource::kind)
        .containsExactly(
            ValueSource.Kind.PRINCIPAL,
            ValueSource.Kind.PRINCIPAL,
            ValueSource.Kind.SESSION,
            ValueSource.Kind.ATTRIBUTE,
            ValueSource.Kind.HEADER,
            ValueSource.Kind.COOKIE,
            ValueSource.Kind.QUERY,
            ValueSource.Kind.JWT,
            ValueSource.Kind.PATH,
            ValueSource.Kind.PATH,
            ValueSource.Kind.SUBDOMAIN,
            ValueSource.Kind.ROLES,
            ValueSource.Kind.CONST);
  }

  @Test
  void theLongestNameIsLookedForFirst() throws Exception {
    assertThat(ValueSource.parse("session:org.example.user.id").references())
        .extracting(ValueSource.Reference::name, reference -> reference.properties().toString())
        .containsExactly(
            tuple("org.example.user.id", "[]"),
            tuple("org.example.user", "[id]"),
            tuple("org.example", "[user, id]"),
            tuple("org", "[example, user, id]"));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "principal:password",
        "session:user.passwordHash",
        "principal:credentials",
        "session:user.client_secret",
        "principal:token.tokenValue",
        "header:Authorization",
        "header:Proxy-Authorization",
        "header:Cookie",
        "query:pwd",
        "attribute:PassPhrase"
      })
  void whatHoldsASecretIsRefused(String text) {
    assertThatThrownBy(() -> Option.USER_ID.parse("principal," + text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "a list of sources that may be stored: \""
                + text
                + "\" would store a secret in clear; name a property that is none");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"path:0", "path:33", "path:x", "path:/t/*", "path:/{a}/{b}", "path:/**/{a}"})
  void whatIsNoPathIsRefused(String text) {
    assertThatThrownBy(() -> ValueSource.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("a list of sources: path: takes the number of a segment")
        .hasMessageEndingWith("(\"" + text + "\")");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"principal:a..b", "principal:.a", "principal:a.b.c.d.e.f.g.h.i"})
  void whatIsNoPathOfPropertiesIsRefused(String text) {
    assertThatThrownBy(() -> ValueSource.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("paths have 1 to 8 names with dots between (\"" + text + "\")");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "header",
        "header:",
        "session",
        "session: ",
        "subdomain:x",
        "roles:|",
        "const",
        "jwt:",
        "X-User"
      })
  void whatIsNoSourceIsRefusedByName(String text) {
    assertThatThrownBy(() -> Option.USER_ID.parse("principal," + text))
        .isInstanceOf(InvalidValueException.class)
        .message()
        .startsWith(
            "a list of sources, each principal, principal:PATH, session:PATH, attribute:PATH,")
        .endsWith(text.trim() + "\")");
  }
}
