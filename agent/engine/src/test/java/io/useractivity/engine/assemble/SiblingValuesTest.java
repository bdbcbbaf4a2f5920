package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside a secret stays; what hides is in the corpus as well. */
class SiblingValuesTest {

  private final RequestData data =
      new RequestData(new Redactor(List.of(), List.of(), List.of()), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"color\",\"value\":\"red\"}",
        "{\"op\":\"replace\",\"path\":\"/address/city\",\"value\":\"Bonn\"}",
        "{\"type\":\"text\",\"value\":\"a\",\"label\":\"Street\",\"content\":\"b\"}",
        "{\"name\":\"We have changed your password today\",\"content\":\"x\"}",
        "{\"headers\":[[\"Accept\",\"text/html\"],[\"Host\",\"a\"]]}",
        "{\"channels\":[\"email\",\"sms\"],\"fields\":[\"city\",\"zip\"]}",
        "{\"columns\":[\"id\",\"city\"],\"rows\":[[1,\"Bonn\"],[2,\"Ulm\"]]}",
        "{\"keyword\":\"a\",\"values\":[1,2]}",
        "{\"method\":\"find\",\"params\":{\"city\":\"Bonn\"},\"id\":1}",
        "{\"method\":\"find\",\"params\":[{\"city\":\"Bonn\"}],\"id\":1}",
        "{\"name\":\"report\",\"parameters\":[{\"name\":\"color\",\"value\":\"red\"}]}",
        "{\"query\":\"query($a:ID){user(id:$a){name}}\",\"variables\":{\"a\":\"7\"}}",
        "{\"operations\":[{\"a\":1}],\"rpc\":\"x\"}",
        "{\"password_hint\":\"[REDACTED]\",\"value\":\"x\",\"note\":\"y\"}",
        "[1,\"a\",[\"b\",\"c\"],[\"d\",\"e\"]]"
      })
  void ordinaryPairsStay(String json) {
    assertThat(json(json)).isEqualTo("{\"json\":" + json + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          name=color&value=red               | {"name":"color","value":"red"}
          name=a&value=1&name=b&value=2      | {"name":["a","b"],"value":["1","2"]}
          name=a&value=1&name=pin&value=2    | {"name":["a","pin"],"value":["1","[REDACTED]"]}
          name=pin&value=1&value=2           | {"name":"pin","value":["[REDACTED]","[REDACTED]"]}
          a.name=pin&b.value=1&value=2       | {"a.name":"pin","b.value":"1","value":"2"}
          a1.name=pin&a1.value=1&a2.value=2  | {"a1.name":"pin","a1.value":"[REDACTED]","a2.value":"2"}
          data_0=1&cmd_0=2                   | {"data_0":"1","cmd_0":"2"}
          c0-e=1&c-param0=2&c0-params=3      | {"c0-e":"1","c-param0":"2","c0-params":"3"}
          """)
  void ofFieldsTheOneThatIsNamedIsHidden(String form, String stored) {
    assertThat(body("application/x-www-form-urlencoded", form, form.length()))
        .isEqualTo("{\"form\":" + stored + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"op":"add","path":"/pin","value":{"a":1}} | {"op":"add","path":"/pin","value":"[REDACTED]"}
          {"name":["pin","a"],"value":[1,2]}         | {"name":["pin","a"],"value":"[REDACTED]"}
          {"names":["pin","a"],"values":[1,2]}       | {"names":["pin","a"],"values":["[REDACTED]",2]}
          {"h":[["pin",1,2],["a",3]]}                | {"h":[["pin","[REDACTED]","[REDACTED]"],["a",3]]}
          {"t":[["a","pin","b"],[1,2,3]]}            | {"t":[["a","pin","b"],[1,"[REDACTED]",3]]}
          {"method":"m","params":["a",[1],{"b":2}]}  | {"method":"m","params":[{"b":2},{"_dropped":2}]}
          [["4","v","v",["text",["s","x"]]],1]       | [["4","v","v",[{"_dropped":2}]],1]
          {"rpc":[["4","v","v",["a",["s","x"]]]]}    | {"rpc":[["4","v","v",[{"_dropped":2}]]]}
          {"rpc":[{"type":"event","node":3,"event":"c","data":{"a":1}}]} | {"rpc":[{"type":"event","node":3,"event":"c","_dropped":1}]}
          {"head":{},"operations":[["set","w3",{"text":"x"}]]} | {"head":{},"operations":[["set","w3",{"_dropped":1}]]}
          """)
  void whatIsHiddenIsMarkedAndCounted(String json, String stored) {
    assertThat(json(json)).isEqualTo("{\"json\":" + stored + "}");
  }

  @Test
  void whereTheMemberThatNamesItMayHaveBeenCutAwayTheValueIsHidden() {
    assertThat(
            body("application/json", "{\"a\":1,\"value\":\"x\",\"params\":[1],\"z\":2,\"na", 999))
        .startsWith(
            "{\"json\":{\"a\":1,\"value\":\"[REDACTED]\",\"params\":[{\"_dropped\":1}],"
                + "\"_cut\":true}");
    assertThat(body("application/json", "{\"name\":\"color\",\"value\":\"red\",\"z\":2,\"x", 999))
        .startsWith("{\"json\":{\"name\":\"color\",\"value\":\"red\",\"_cut\":true}");
  }

  @Test
  void aNameThatComesWhereNothingIsStoredAnyMoreHidesWhatCameBefore() {
    String filler = ",\"f\":\"" + "x y ".repeat(300) + "\"";
    StringBuilder json = new StringBuilder("{\"value\":\"abcdefg\"");
    StringBuilder form = new StringBuilder("value=abcdefg");
    for (int i = 0; i < 60; i++) {
      json.append(filler.replace("\"f\"", "\"f" + i + "\""));
      form.append("&f").append(i).append('=').append("x+y+".repeat(300));
    }

    assertThat(json(json + ",\"name\":\"password\"}")).doesNotContain("abcdefg");
    assertThat(json(json + ",\"name\":\"color\"}")).contains("abcdefg");
    String secret = form + "&name=password";
    assertThat(body("application/x-www-form-urlencoded", secret, secret.length()))
        .doesNotContain("abcdefg");
  }

  @Test
  void namesThatTheUserExceptsHideNothing() {
    RequestData excepting =
        new RequestData(new Redactor(List.of("shoe"), List.of("card"), List.of()), true);
    byte[] body =
        "[{\"type\":\"card\",\"content\":\"x\"},{\"type\":\"shoe\",\"content\":\"y\"}]"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(
            RequestData.json(
                excepting.of(
                    new RequestContent.Builder()
                        .contentType("application/json")
                        .body(body, body.length)
                        .build())))
        .contains("\"x\"")
        .doesNotContain("\"y\"");
  }

  private String json(String json) {
    return body("application/json", json, json.length());
  }

  private String body(String type, String body, int read) {
    return RequestData.json(
        data.of(
            new RequestContent.Builder()
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8), read)
                .build()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"password":["monkey"],"note":"monkey"}           | {"password":"[REDACTED]","note":"[REDACTED]"}
          {"again":"zsUxsiqhikEy","pin":["zsUxsiqhikEy"]}   | {"again":"[REDACTED]","pin":"[REDACTED]"}
          {"secrets":["apiKey"],"values":["abc"]}           | {"secrets":"[REDACTED]","values":["[REDACTED]"]}
          {"keys":["apiKey"],"note":"apiKey"}               | {"keys":"[REDACTED]","note":"apiKey"}
          """)
  void aSecretThatIsCalledAsNamesAreIsHiddenWhereverItStands(String json, String stored) {
    ActivityRow row =
        new NamedRequest()
            .row(
                "POST",
                "/a",
                new RequestContent.Builder()
                    .contentType("application/json")
                    .body(json.getBytes(StandardCharsets.UTF_8), json.length()));

    assertThat(row.value(Column.REQUEST_DATA)).isEqualTo("{\"json\":" + stored + "}");
  }
}
