package io.useractivity.engine.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenValuesTest {

  private final Redactor redactor = new Redactor(List.of("birthday"), List.of(), List.of());
  private final HiddenValues hidden = redactor.hidesNothing();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          pin      | 4711            | For input string: "4711"                | For input string: "[REDACTED]"
          pin      | 4711            | id 47112, x4711, 4711.                  | id 47112, x4711, [REDACTED].
          password | S3cr3t "ü" <&>  | a S3cr3t "ü" <&> b                      | a [REDACTED] b
          password | S3cr3t "ü" <&>  | a S3cr3t%20%22%C3%BC%22%20%3C%26%3e b   | a [REDACTED] b
          password | S3cr3t "ü" <&>  | a=S3cr3t+%22%fc%22+%3c%26%3E            | a=[REDACTED]
          password | S3cr3t "ü" <&>  | "S3cr3t \\"\\u00fc\\" <&>"              | "[REDACTED]"
          password | S3cr3t "ü" <&>  | (S3cr3t &quot;&#252;&quot; &lt;&amp;&gt;) | ([REDACTED])
          password | S3cr3t "ü" <&>  | (S3cr3t &#34;&#xFC;&#34; &#60;&#38;&#x3e;) | ([REDACTED])
          password | S3cr3t "ü" <&>  | S3cr3t%2520%2522%25C3%25BC%2522%2520%253C%2526%253e | [REDACTED]
          password | O'Brien9        | insert ('O''Brien9', 1)                 | insert ('[REDACTED]', 1)
          password | 50%25+1\\n      | typed 50%25+1\\n!                       | typed [REDACTED]!
          password | 50%25+1\\n      | typed 50%2525%2B1%5Cn!                  | typed [REDACTED]!
          password | orders          | No orders, reorders or Orders           | No [REDACTED], reorders or Orders
          token    | orders          | No orders, reorders or Orders           | No orders, reorders or Orders
          token    | aB3dE5fG        | xaB3dE5fGx                              | x[REDACTED]x
          _csrf    | aB3dE5fG        | aB3dE5f                                 | aB3dE5f
          Authorization | Bearer k1k2k3 | no k1k2k3                           | no [REDACTED]
          birthday | 1984-05-12      | Text '1984-05-12' could not be parsed   | Text '[REDACTED]' could not be parsed
          remember_token | true      | true is true                            | true is true
          pin      | 123             | 123                                     | 123
          """)
  void whatStoodUnderANameGoesFromTexts(String name, String value, String text, String left) {
    assertThat(hidden.hide(name, value)).isEqualTo("[REDACTED]");

    assertThat(hidden.without(text)).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "Orders",
        "ORDERS",
        "4711",
        "PROJ-12",
        "ORD-2024-001",
        "a.b",
        "axis2",
        "axis2-admin",
        "orders_v3"
      })
  void whatARequestIsAboutIsNotBlankedByAParameter(String value) {
    hidden.hide("password", value);

    assertThat(hidden.withoutInSubject("/api/" + value + "/x")).isEqualTo("/api/" + value + "/x");
    assertThat(hidden.withoutInSubject(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"S3cr3t", "aBcDeFgH", "550e8400-e29b-41d4-a716-446655440000", "a b c!"})
  void butATokenIsTakenOutThere(String value) {
    hidden.hide("token", value);

    assertThat(hidden.withoutInSubject("/api/" + value + "/x")).isEqualTo("/api/[REDACTED]/x");
    assertThat(hidden.withoutInSubject(value)).isEqualTo("[REDACTED]");
  }

  @Test
  void halfAValueWhereATextWasCutGoesToo() {
    hidden.hide("token", "aB3dE5fG7hI9");

    assertThat(hidden.without("some aB3dE5f\u2026")).isEqualTo("some [REDACTED]\u2026");
    assertThat(hidden.without("some aB3dE5f", true)).isEqualTo("some [REDACTED]");
    assertThat(hidden.without("some aB3", true)).isEqualTo("some aB3");
  }

  @Test
  void aLongValueGoesWithWhatHangsOnItsBeginning() {
    hidden.hide("token", "aB3".repeat(2_000));

    assertThat(hidden.without("x=" + "aB3".repeat(2_000) + " y")).isEqualTo("x=[REDACTED] y");
  }

  @Test
  void valuesThatRepeatThemselvesAreFoundWhereverTheyStand() {
    hidden.hide("pin", "1121");
    hidden.hide("password", "!ab!ab!");

    assertThat(hidden.without("1121 11121 1121")).isEqualTo("[REDACTED] 11121 [REDACTED]");
    assertThat(hidden.without("!ab!ab!ab! x !ab!ab")).isEqualTo("[REDACTED] x !ab!ab");
  }

  @Test
  void dataLoseThemInTextsNumbersAndNames() {
    hidden.hide("pin", "471100");
    hidden.hide("token", "aB3dE5fG");
    Map<String, Object> data =
        Map.of(
            "json",
            Map.of(
                "aB3dE5fG",
                new BoundedJson.Literal("471100"),
                "n",
                new BoundedJson.Literal("4711")),
            "query",
            Map.of("q", List.of("471100", "x aB3dE5fG")),
            "attempted_user",
            "471100");

    Map<String, Object> left = hidden.without(data, List.of("attempted_user"));

    assertThat(BoundedJson.write(left, 1_000))
        .contains("\"[REDACTED]\":\"[REDACTED]\"", "\"n\":4711", "\"attempted_user\":\"471100\"")
        .contains("{\"q\":[\"[REDACTED]\",\"x [REDACTED]\"]}");
  }

  @Test
  void noMoreThanABoundedNumberIsKept() {
    for (int i = 0; i < 1_000; i++) {
      hidden.hide("pin", "v" + i + "-" + "x".repeat(100) + i);
    }

    assertThat(hidden.without("v0-" + "x".repeat(100) + "0")).isEqualTo("[REDACTED]");
    assertThat(hidden.without("v999-" + "x".repeat(100) + "999")).startsWith("v999");
  }
}
