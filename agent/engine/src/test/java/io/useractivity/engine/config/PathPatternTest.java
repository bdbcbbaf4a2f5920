package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.useractivity.engine.match.PathPattern;
import io.useractivity.engine.text.InvalidValueException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
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
          /a/**              | /a
          /health            | /health/
          /health/           | /health
          /                  | /
          /**                | /
          /*                 | /a
          /orders/{id}       | /orders/42
          /orders/{id}       | /orders/a b
          /orders/{id}/      | /orders/42
          /orders/{id}.json  | /orders/42.json
          /o-{id}-*          | /o-1-2
          /{a}/{b}           | /x/y
          /{a}-{b}           | /2024-01-31
          /**/{id}           | /x/y/z
          /x/{a,b}/{id}      | /x/b/7
          /api/v{n}/**       | /api/v2/orders
          /a/{b}{c}          | /a/xy
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
          /health            | /a/health
          /a/*               | /a/
          /*                 | /
          /orders/{id}       | /orders
          /orders/{id}       | /orders/
          /orders/{id}       | /orders/4/2
          /orders/{id}.json  | /orders/.json
          /orders/{id}.json  | /orders/42.xml
          /o-{id}-*          | /o--2
          /{a}-{b}           | /2024-
          /{a}-{b}           | /-2024
          /x/{a,b}/{id}      | /x/c/7
          /x/{a,b}/{id}      | /x/b
          /a/{b}{c}          | /a/x
          /aa*aa             | /aaa
          /                  | /a
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
  @ValueSource(
      strings = {
        "/**",
        "**",
        "/**/**",
        "/{a,**}",
        "**/*",
        "/*/**",
        "/**/*/**",
        "/***/**",
        "/{any}/**"
      })
  void aPatternThatLeavesNothingToRecordIsRefused(String pattern) {
    assertThatThrownBy(() -> ValueType.PATTERNS.parse(pattern))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "a pattern that leaves something to record (\""
                + pattern
                + "\" matches everything; enabled=false switches the agent off)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/*", "/*/*/**", "**/a", "/a/**", "*"})
  void aWidePatternThatLeavesSomethingIsTaken(String pattern) throws Exception {
    assertThat(ValueType.PATTERNS.parse(pattern)).hasToString("[" + pattern + "]");
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

  @ParameterizedTest
  @CsvSource({"GET|HEAD /a, GET", "GET|HEAD /a, head", "* /a, PATCH", "get|POST /a, POST"})
  void aMethodMayBeOneOfSeveral(String pattern, String method) throws Exception {
    assertThat(PathPattern.parse(pattern).matches(method, "/a")).isTrue();
  }

  @Test
  void aMethodIsAWord() throws Exception {
    assertThat(PathPattern.parse("GET|HEAD /a").matches("POST", "/a")).isFalse();
    assertThatThrownBy(() -> PathPattern.parse("GET|PO(ST /a"))
        .hasMessage("a path pattern such as GET|POST /static/** (\"PO(ST\" is no method)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a.{css,js     | ("/a.{css,js" misses a closing brace)
          /a.css,js}     | ("/a.css,js}" misses an opening brace)
          /{a,{b,c}}     | ("/{a,{b,c}}" has braces in braces)
          /{id}/{id}     | ("/{id}/{id}" has {id} twice)
          /{}            | ({} is no variable: its name consists of letters, digits, _, - and dots; {a,b} stands for either)
          /{id:\\d+}   | ({id:\\d+} is no variable: its name consists of letters, digits, _, - and dots; {a,b} stands for either)
          /{*rest}       | ({*rest} is no variable: its name consists of letters, digits, _, - and dots; {a,b} stands for either)
          """)
  void bracesThatMeanNothingAreRefused(String pattern, String reason) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("a path pattern " + reason);
  }

  @Test
  void aPatternOfTooManyAlternativesIsRefused() {
    assertThatThrownBy(() -> PathPattern.parse("/{a,b,c,d}".repeat(20)))
        .hasMessage("a path pattern of at most 1000 alternatives");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /orders/{id}                 | /orders/42              | {id=42}
          /orders/{id}.json            | /orders/42.json         | {id=42}
          /{a}-{b}                     | /2024-01-31             | {a=2024, b=01-31}
          /{a}x{b}                     | /xxx                    | {a=x, b=x}
          /**/{id}                     | /x/y/z                  | {id=z}
          /**/orders/{id}/**           | /orders/a/orders/7/x/y  | {id=a}
          /{a,b}/{id}                  | /b/7                    | {id=7}
          /c/{c}/o/{o}                 | /c/1/o/2                | {c=1, o=2}
          /**                          | /x                      | {}
          /{id}                        | /x/y                    | -
          """)
  void variablesStandForWhatIsInThePath(String pattern, String path, String values)
      throws Exception {
    Map<String, String> found = PathPattern.parse(pattern).values(PathPattern.segments(path));

    assertThat(found == null ? "-" : new TreeMap<>(found).toString()).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /orders/{id}                 | /orders/{id}       | /orders/42
          /orders/{id:[0-9]{1,9}}      | /orders/{id}       | /orders/42
          /orders/{id:a-b:c}/x         | /orders/{id}/x     | /orders/a/x
          /files/{*rest}               | /files/**          | /files/a/b
          /orders/{order.id}           | /orders/{order.id} | /orders/42
          orders/{id}/                 | orders/{id}/       | /orders/42
          """)
  void theRoutesOfFrameworksAreUnderstood(String route, String written, String path) {
    PathPattern pattern = PathPattern.ofRoute(route);

    assertThat(pattern).hasToString(written);
    assertThat(pattern.matches("GET", path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/{", "/}", "/{a:{}", "/{a b}", "/{a}/{a}", "/{:x}"})
  void aRouteInAForeignLanguageIsNone(String route) {
    assertThat(PathPattern.ofRoute(route)).isNull();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/**/a/**/a/**/a/**/a/**/a/**/b",
        "/**/{a}/{b}/{c}/{d}/{e}/b",
        "/**/*a*/**/*a*/**/*a*/**/b",
        "/*a*a*a*a*a*a*a*a*a*b",
        "/{a}a{b}a{c}a{d}a{e}a{f}b",
        "/{a,b}{a,b}{a,b}{a,b}{a,b}*b"
      })
  void noPathMakesAPatternSlow(String pattern) throws Exception {
    PathPattern parsed = PathPattern.parse(pattern);
    String segments = "/a".repeat(32_000);
    String letters = "/" + "a".repeat(64_000);

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(parsed.matches("GET", segments)).isFalse();
          assertThat(parsed.matches("GET", letters)).isFalse();
          assertThat(parsed.matches("GET", segments + letters)).isFalse();
        });
  }
}
