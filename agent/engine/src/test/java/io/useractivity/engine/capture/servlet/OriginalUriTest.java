package io.useractivity.engine.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalUriTest {

  @ParameterizedTest
  @CsvSource({
    "/a/b,                     /a/b,     ",
    "/a/b?c=d?e,               /a/b,     c=d?e",
    "/a?,                      /a,       ''",
    "/a;v=1/b?c,               /a;v=1/b, c",
    "/a#f?c,                   /a,       ",
    "/a?c#f,                   /a,       c",
    "http://h:80/a?c,          /a,       c",
    "https://[::1]/,           /,        ",
    "/http://h/a,              /http://h/a,"
  })
  void itIsPathAndQuery(String uri, String path, String query) {
    OriginalUri original = OriginalUri.parse(uri);

    assertThat(original.path()).isEqualTo(path);
    assertThat(original.query()).isEqualTo(query);
    assertThat(original.isOf(path)).isTrue();
    assertThat(original.isOf(path + "x")).isFalse();
    assertThat(original.isOf("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "host:443", "", "http://h", "http://h?a=b"})
  void whatHasNoPathTellsNothing(String uri) {
    assertThat(OriginalUri.parse(uri)).isNull();
  }

  @Test
  void mostContainersDoNotTell() throws Throwable {
    assertThat(OriginalUri.of(new Object())).isNull();
    assertThat(OriginalUri.of(FakeRequest.get(ServletLine.SERVLET_4_0, "/").object)).isNull();
  }
}
