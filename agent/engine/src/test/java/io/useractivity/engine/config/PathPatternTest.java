package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /health            | /health
          /static/**         | /static
          /static/**         | /static/
          /static/**         | /static/a
          /static/**         | /static/a/b/c.css
          **/*.css           | /a.css
          **/*.css           | /a/b/c.css
          /**/*.css          | /a/b/c.css
          /a/**/z            | /a/z
          /a/**/z            | /a/b/z
          /a/**/z            | /a/b/c/z
          /a/**/m/**/z       | /a/b/m/c/m/d/z
          /a/*/z             | /a/b/z
          /a/*               | /a/
          /a/b*              | /a/b
          /a/b*              | /a/bcd
          /a/*b*c            | /a/xbybzc
          /*.{css,js}        | /a.css
          /*.{css,js}        | /a.js
          /{a,b}/{c,d}       | /b/c
          /a{,/b}            | /a
          /a{,/b}            | /a/b
          """)
  void theseMatch(String pattern, String path) throws Exception {
    assertThat(PathPattern.parse(pattern).matches("GET", path)).isTrue();
  }

  @ParameterizedTest(name = "{0} does not mean {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /health            | /healthy
          /health            | /health/
          /health            | /a/health
          /static/**         | /statics
          /static/**         | /a/static/b
          **/*.css           | /a.css/b
          **/*.css           | /a.cssx
          **/*.css           | /A.CSS
          /a/**/z            | /a/b
          /a/*/z             | /a/z
          /a/*/z             | /a/b/c/z
          /a/b*              | /a/b/c
          /a/*b*c            | /a/xbycz
          /*.{css,js}        | /a.map
          /{a,b}/{c,d}       | /c/a
          """)
  void theseDoNot(String pattern, String path) throws Exception {
    assertThat(PathPattern.parse(pattern).matches("GET", path)).isFalse();
  }

  @Test
  void aMethodMattersOnlyIfThereIsOne() throws Exception {
    assertThat(PathPattern.parse("/a").matches("DELETE", "/a")).isTrue();
    assertThat(PathPattern.parse("GET /a").matches("GET", "/a")).isTrue();
    assertThat(PathPattern.parse("get   /a").matches("GET", "/a")).isTrue();
    assertThat(PathPattern.parse("GET /a").matches("get", "/a")).isTrue();
    assertThat(PathPattern.parse("GET /a").matches("POST", "/a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/**", "**", "/**/**", "/{a,**}", "**/*", "/*/**", "/**/*/**", "/***/**"})
  void aPatternThatLeavesNothingToRecordIsRefused(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "a pattern that leaves something to record (\""
                + pattern
                + "\" matches everything; enabled=false switches the agent off)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/*", "/*/*/**", "**/a", "/a/**", "*"})
  void aWidePatternThatLeavesSomethingIsTaken(String pattern) throws Exception {
    assertThat(PathPattern.parse(pattern).toString()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "GET a", "/a b", "GET", "{a,b}"})
  void aPathBeginsWithASlashOrAStar(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "a path pattern such as GET /static/** (\""
                + pattern
                + "\" does not begin with / or *)");
  }

  @Test
  void aMissingBraceIsRefused() {
    assertThatThrownBy(() -> PathPattern.parse("/a.{css,js"))
        .hasMessage("a path pattern (\"/a.{css,js\" misses a closing brace)");
  }

  @Test
  void aListIsCutAtItsCommasButNotWithinBraces() {
    assertThat(PathPattern.splitList(" /a.{css,js} , GET /b,, /c "))
        .containsExactly("/a.{css,js}", "GET /b", "/c");
    assertThat(PathPattern.splitList("")).isEmpty();
  }

  @Test
  void aLongPathIsNoTrouble() throws Exception {
    PathPattern pattern = PathPattern.parse("/**/a/**/a/**/a/*a*a*a*b");

    assertThat(pattern.matches("GET", "/a".repeat(2_000) + "/" + "a".repeat(4_000))).isFalse();
  }
}
