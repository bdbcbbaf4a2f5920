package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestContent.Part;
import io.useractivity.engine.redact.Redactor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDataTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final RequestData data =
      new RequestData(new Redactor(List.of(), List.of(), List.of()), true);

  @Test
  void aRequestThatCarriesNothingHasNone() {
    assertThat(json(null)).isNull();
    assertThat(new RequestContent.Builder().build()).isNull();
    assertThat(query("")).isNull();
    assertThat(json(new RequestContent.Builder().contentType("text/plain").build())).isNull();
    assertThat(body("application/json", "")).isNull();
  }

  /** Some, such as x-JISAutoDetect, only read; clients may name any. */
  @Test
  void aFormMayClaimAnyCharsetThatThereIs() {
    for (String charset : Charset.availableCharsets().keySet()) {
      byte[] form = utf8("n=%E3%81%82\u3042&m=1");

      assertThat(
              json(
                  new RequestContent.Builder()
                      .contentType(FORM + "; charset=" + charset)
                      .encoding(charset)
                      .bodyEncoding(charset)
                      .body(form, form.length)
                      .build()))
          .as(charset)
          .startsWith("{");
    }
  }

  @Test
  void aFormInACharsetThatOnlyGuessesIsReadAsUtf8() {
    byte[] form = utf8("n=%E3%81%82");

    assertThat(
            json(
                new RequestContent.Builder()
                    .contentType(FORM)
                    .encoding("x-JISAutoDetect")
                    .body(form, form.length)
                    .build()))
        .isEqualTo("{\"form\":{\"n\":\"\u3042\"}}");
  }

  @Test
  void everythingThatThereIsHasItsMember() {
    byte[] json = utf8("{\"product\":\"Ünï\",\"quantity\":3}");

    String all =
        json(
            new RequestContent.Builder()
                .query("via=reader&tag=a&tag=b")
                .contentType("application/json; charset=utf-8")
                .body(json, json.length)
                .referer("https://shop.example/orders?page=2")
                .build());

    assertThat(all)
        .isEqualTo(
            "{\"query\":{\"via\":\"reader\",\"tag\":[\"a\",\"b\"]},"
                + "\"json\":{\"product\":\"Ünï\",\"quantity\":3},"
                + "\"referer\":\"https://shop.example/orders?page=2\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a=1&b=2            | {"a":"1","b":"2"}
          a                  | {"a":""}
          a=&=b&=            | {"a":"","":["b",""]}
          &&a=1&&            | {"a":"1"}
          a=b=c              | {"a":"b=c"}
          a+b=c+d%2Be        | {"a b":"c d+e"}
          n=J%C3%BCrgen      | {"n":"Jürgen"}
          n=J%FCrgen         | {"n":"Jürgen"}
          a=%&b=%4&c=%zz     | {"a":"%","b":"%4","c":"%zz"}
          a=%00%0A%22        | {"a":"\\u0000\\n\\""}
          a=1;b=2            | {"a":"1;b=2"}
          a=%F0%9F%9A%80     | {"a":"🚀"}
          a=1&a=2&a=3        | {"a":["1","2","3"]}
          """)
  void queriesAreReadForgivingly(String query, String expected) {
    assertThat(query(query)).isEqualTo("{\"query\":" + expected + "}");
  }

  @Test
  void rawBytesOfAQueryAreReadAsUtf8() {
    assertThat(query("n=J\u00c3\u00bcrgen")).isEqualTo("{\"query\":{\"n\":\"Jürgen\"}}");
    assertThat(query("n=J\u00fcrgen")).isEqualTo("{\"query\":{\"n\":\"Jürgen\"}}");
    assertThat(query("n=日本")).isEqualTo("{\"query\":{\"n\":\"日本\"}}");
  }

  @Test
  void aFormThatTheApplicationReadItselfIsNoneOfTheContainersParameters() {
    RequestContent.Builder content =
        new RequestContent.Builder()
            .query("page=2")
            .contentType(FORM)
            .body(utf8("name=x&page=3"), 13)
            .parameters(Map.of("page", new String[] {"2"}));

    assertThat(json(content.build()))
        .isEqualTo("{\"query\":{\"page\":\"2\"},\"form\":{\"name\":\"x\",\"page\":\"3\"}}");
  }

  @Test
  void whatTheApplicationSetsGoesBeforeTheHeader() {
    RequestContent content =
        new RequestContent.Builder()
            .contentType(FORM + ";charset=UTF-8")
            .encoding("Shift_JIS")
            .body(utf8("%95i=%8CC"), 9)
            .build();

    assertThat(json(content)).isEqualTo("{\"form\":{\"品\":\"靴\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "Shift_JIS", "UTF-16"})
  void whatWasReadAsCharactersIsInTheirEncodingWhateverTheHeaderSays(String encoding) {
    String text = encoding.equals("ISO-8859-1") ? "Jürgen" : "品靴";
    byte[] body = ("{\"name\":\"" + text + "\"}").getBytes(Charset.forName(encoding));
    RequestContent content =
        new RequestContent.Builder()
            .contentType("application/json;charset=windows-1252")
            .bodyEncoding(encoding)
            .body(body, body.length)
            .build();

    assertThat(json(content)).isEqualTo("{\"json\":{\"name\":\"" + text + "\"}}");
  }

  @Test
  void aFormReadAsCharactersMayHoldAnyOfThem() {
    RequestContent content =
        new RequestContent.Builder()
            .contentType(FORM)
            .encoding("Shift_JIS")
            .bodyEncoding("UTF-8")
            .body(utf8("品=%8CC&b=é靴"), 20)
            .build();

    assertThat(json(content)).startsWith("{\"form\":{\"品\":\"靴\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "no-such-charset"})
  void formsAreReadInTheirCharset(String charset) {
    String header = FORM + "; charset=\"" + charset + "\"";
    Charset known =
        Charset.isSupported(charset) && !charset.equals("UTF-16")
            ? Charset.forName(charset)
            : StandardCharsets.UTF_8;
    byte[] body = "name=Jürgen".getBytes(known);

    if (!charset.equals("UTF-16")) { // in which nobody sends forms; it must not fail
      assertThat(of(header, body, body.length)).isEqualTo("{\"form\":{\"name\":\"Jürgen\"}}");
    }
    assertThat(of(header, body, body.length)).startsWith("{\"form\":{\"name\":");
  }

  @Test
  void aFormInShiftJisIsReadWithAndWithoutEscapes() {
    byte[] raw = "品=靴".getBytes(Charset.forName("Shift_JIS"));

    assertThat(of(FORM + ";charset=Shift_JIS", raw, raw.length))
        .isEqualTo("{\"form\":{\"品\":\"靴\"}}");
    assertThat(of(FORM + ";charset=Shift_JIS", utf8("%95i=%8CC"), 9))
        .isEqualTo("{\"form\":{\"品\":\"靴\"}}");
  }

  @Test
  void theEncodingThatTheApplicationSetIsTheForms() {
    byte[] body = "name=J%E9".getBytes(StandardCharsets.UTF_8);

    assertThat(
            json(
                new RequestContent.Builder()
                    .contentType(FORM)
                    .encoding("windows-1251")
                    .body(body, body.length)
                    .build()))
        .isEqualTo("{\"form\":{\"name\":\"Jй\"}}");
  }

  @Test
  void ofTheContainersParametersThoseOfTheQueryAreNoForm() {
    Map<String, String[]> parameters = new LinkedHashMap<>();
    parameters.put("a", new String[] {"query", "form"});
    parameters.put("b", new String[] {"form"});
    parameters.put("c", new String[] {"query"});

    assertThat(
            json(
                new RequestContent.Builder()
                    .query("a=query&c=query")
                    .parameters(parameters)
                    .build()))
        .isEqualTo(
            "{\"query\":{\"a\":\"query\",\"c\":\"query\"},\"form\":{\"a\":\"form\",\"b\":\"form\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1} {}",
        "{\"a\":",
        "{a:1}",
        "{'a':1}",
        "<a/>",
        "{\"a\":1,}",
        "nope",
        "[1",
        "\"a"
      })
  void whatIsNoJsonIsItsTypeAndSizeAlone(String body) {
    assertThat(body("application/json", body))
        .isEqualTo("{\"body\":{\"type\":\"application/json\",\"size\":" + body.length() + "}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2]", "\"text\"", "12.50", "true", "null", "{}", "[]", "[{\"a\":[]}]"})
  void anyJsonIsKeptAsItIs(String body) {
    assertThat(body("application/json", body)).isEqualTo("{\"json\":" + body + "}");
  }

  @Test
  void numbersThatDatabasesRefuseAreTexts() {
    assertThat(body("application/json", "[NaN,1e400," + "1".repeat(70) + "]"))
        .isEqualTo("{\"json\":[\"NaN\",\"1e400\",\"" + "1".repeat(70) + "\"]}");
    assertThat(body("application/json", "[4111111111111111]"))
        .isEqualTo("{\"json\":[\"[REDACTED]\"]}");
  }

  @Test
  void longNamesAndNumbersAreCutAndCostNothingElse() {
    assertThat(body("application/json", "{\"" + "n".repeat(60_000) + "\":1,\"a\":2}"))
        .isEqualTo("{\"json\":{\"" + "n".repeat(255) + "…\":\"[REDACTED]\",\"a\":2}}");
    assertThat(body("application/json", "{\"n\":" + "1".repeat(5_000) + ",\"a\":2}"))
        .isEqualTo("{\"json\":{\"n\":\"" + "1".repeat(1_023) + "…\",\"a\":2}}");
  }

  @Test
  void ofMembersOfOneNameTheLastCounts() {
    assertThat(body("application/json", "{\"a\":1,\"a\":2}")).isEqualTo("{\"json\":{\"a\":2}}");
  }

  @Test
  void whatIsDeeperThanDatabasesTakeIsLeftOutAndCounted() {
    String kept = "[".repeat(29);
    for (int depth : new int[] {30, 31, 60, 5_000}) {
      assertThat(body("application/json", "[".repeat(depth) + "]".repeat(depth)))
          .isEqualTo("{\"json\":" + kept + "{\"_dropped\":1}" + "]".repeat(29) + "}");
    }
    assertThat(body("application/json", kept + "]".repeat(29)))
        .isEqualTo("{\"json\":" + kept + "]".repeat(29) + "}");
    assertThat(
            body(
                "application/json",
                "{\"a\":1,\"c\":" + "{\"c\":".repeat(40) + "1" + "}".repeat(40) + ",\"b\":2}"))
        .startsWith("{\"json\":{\"a\":1,")
        .contains("{\"_dropped\":1}")
        .endsWith(",\"b\":2}}");
  }

  @ParameterizedTest
  @CsvSource({
    "0,true",
    "-0,true",
    "12.50,true",
    "1e5,true",
    "-1.5E-7,true",
    "1e99,true",
    "0.30000000000000004,true",
    "123456789012345678,true",
    "0e309,false",
    "0e999,false",
    "0e99999999999,false",
    "1e308,false",
    "1e-400,false",
    "1234567890123456789,false",
    "0.1234567890123456789,false",
    "1.0000000000000000000000000000000000000001,false"
  })
  void aNumberThatADatabaseRefusesOrRoundsIsAText(String number, boolean isNumber) {
    String stored = isNumber ? number : "\"" + number + "\"";

    assertThat(body("application/json", "{\"a\":" + number + "}"))
        .isEqualTo("{\"json\":{\"a\":" + stored + "}}");
  }

  @Test
  void ofJsonThatIsCutTheCompleteMembersAreKept() {
    assertThat(of("application/json", utf8("{\"a\":1,\"b\":{\"c\":2},\"d\":{\"e\":3"), 20_000))
        .isEqualTo(
            "{\"json\":{\"a\":1,\"b\":{\"c\":2},\"_cut\":true},"
                + "\"body\":{\"type\":\"application/json\",\"size\":20000}}");
    assertThat(of("application/json", utf8("{\"a\":1,\"b\":12"), 20_000))
        .startsWith("{\"json\":{\"a\":1,\"_cut\":true}");
    for (String end : List.of(",", ", \"", ",\"b\":tr", ",\"b\":-", ",\"b\":1.", ",\"b\":[1,")) {
      assertThat(of("application/json", utf8("{\"a\":1,\"z\":2" + end), 20_000))
          .as(end)
          .startsWith("{\"json\":{\"a\":1,")
          .contains(",\"_cut\":true}");
    }
    assertThat(of("application/json", utf8("{\"a\":1,b,"), 20_000))
        .isEqualTo("{\"body\":{\"type\":\"application/json\",\"size\":20000}}");
    assertThat(of("application/json", utf8("[1,2"), 20_000))
        .isEqualTo("{\"body\":{\"type\":\"application/json\",\"size\":20000}}");
  }

  @Test
  void ofAFormThatIsCutTheCompleteFieldsAreKept() {
    assertThat(of(FORM, utf8("a=1&b=2"), 20_000))
        .isEqualTo(
            "{\"form\":{\"a\":\"1\",\"_cut\":true},\"body\":{\"type\":\""
                + FORM
                + "\",\"size\":20000}}");
    assertThat(query("a=1&b=" + "x".repeat(9_000)))
        .isEqualTo("{\"query\":{\"a\":\"1\",\"_cut\":true}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/plain", "image/png", "application/soap+xml"})
  void otherBodiesAreTypeAndSize(String type) {
    assertThat(body(type + "; charset=x", "<a>secret</a>"))
        .isEqualTo("{\"body\":{\"type\":\"" + type + "\",\"size\":13}}");
  }

  @Test
  void aTypeThatIsNoneAndASizeThatIsUnknownAreLeftOut() {
    assertThat(body("a b<c>", "x")).isEqualTo("{\"body\":{\"size\":1}}");
    assertThat(of("text/plain", utf8("x"), -1)).isEqualTo("{\"body\":{\"type\":\"text/plain\"}}");
  }

  @Test
  void partsAreNamesTypesAndSizes() {
    RequestContent.Builder content =
        new RequestContent.Builder()
            .contentType("multipart/form-data; boundary=x")
            .part(new Part("upload", true, "image/png", 50_000_000))
            .part(new Part("note", false, null, -1));
    assertThat(json(content.build()))
        .isEqualTo(
            "{\"parts\":[{\"name\":\"upload\",\"file\":true,\"type\":\"image/png\",\"size\":50000000},"
                + "{\"name\":\"note\"}]}");

    for (int i = 0; i < 200; i++) {
      content.part(new Part("p", false, null, 1));
    }
    assertThat(json(content.build())).endsWith("{\"_dropped\":102}]}");
  }

  @Test
  void longValuesAreCutByWholeCharacters() {
    String long1 = query("a=" + "x".repeat(2_000));
    String long2 = body("application/json", "\"" + "🚀".repeat(2_000) + "\"");

    assertThat(long1).isEqualTo("{\"query\":{\"a\":\"" + "x".repeat(1_023) + "…\"}}");
    assertThat(long2).isEqualTo("{\"json\":\"" + "🚀".repeat(1_023) + "…\"}");
  }

  @Test
  void aSecretAcrossTheEndOfALongValueIsFound() {
    String text = "a b".repeat(340) + " 4111 1111 1111 1111";

    assertThat(query("a=" + text.replace(" ", "+"))).doesNotContain("4111");
    String late = "a b".repeat(1_362) + " 4111 1111 1111 1111 1";
    assertThat(query("a=" + late.replace(" ", "+"))).doesNotContain("4111");
  }

  @Test
  void whatHasNoRoomIsLeftOutAndCounted() {
    StringBuilder large = new StringBuilder("{\"first\":1");
    for (int i = 0; i < 100; i++) {
      large.append(",\"m").append(i).append("\":\"").append("x".repeat(1_000)).append('"');
    }
    String json = body("application/json", large + "}");

    assertThat(json).hasSizeLessThanOrEqualTo(RequestData.MAX_CHARS).hasSizeGreaterThan(15_000);
    assertThat(json).startsWith("{\"json\":{\"first\":1,").endsWith(",\"_dropped\":84}}");
    assertThat(body("application/json", "[" + "1,".repeat(40_000) + "1]"))
        .hasSizeLessThanOrEqualTo(RequestData.MAX_CHARS)
        .matches("(?s).*\\{\"_dropped\":\\d+}]}");
  }

  @Test
  void jsonInATextIsRedactedAsJson() {
    assertThat(query("f=%7B%22a%22%3A1%2C%22pin%22%3A%5B1%5D%7D"))
        .isEqualTo("{\"query\":{\"f\":\"{\\\"a\\\":1,\\\"pin\\\":\\\"[REDACTED]\\\"}\"}}");
    assertThat(query("f=%7B%22a%22")).isEqualTo("{\"query\":{\"f\":\"[REDACTED]\"}}");
    assertThat(query("f={x}&g=[1]")).isEqualTo("{\"query\":{\"f\":\"{x}\",\"g\":\"[1]\"}}");
  }

  private String query(String query) {
    return json(new RequestContent.Builder().query(query).build());
  }

  private String body(String type, String body) {
    byte[] bytes = utf8(body);
    return of(type, bytes, bytes.length);
  }

  private String of(String type, byte[] body, long read) {
    return json(new RequestContent.Builder().contentType(type).body(body, read).build());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String json(RequestContent content) {
    return RequestData.json(data.of(content));
  }

  @Test
  void parametersThatHadNoRoomAreCounted() {
    RequestContent content =
        new RequestContent.Builder()
            .contentType("application/x-www-form-urlencoded")
            .parameters(java.util.Map.of("a", new String[] {"1"}), 7)
            .build();

    assertThat(json(content)).isEqualTo("{\"form\":{\"a\":\"1\",\"_dropped\":7}}");
  }

  @Test
  void aParameterThatWasCutIsMarkedAndLeftOutIfItMayEndInHalfASecret() {
    java.util.Map<String, String[]> parameters = new java.util.LinkedHashMap<>();
    parameters.put("a", new String[] {"1", "4111 1111 1111 1"});
    RequestContent.Builder content =
        new RequestContent.Builder().parameters(parameters).lastParameterCut();

    assertThat(json(content.build())).isEqualTo("{\"form\":{\"a\":\"1\",\"_cut\":true}}");

    parameters.put("a", new String[] {"x y ".repeat(2_000)});
    assertThat(json(content.build()))
        .startsWith("{\"form\":{\"a\":\"x y ")
        .contains("\"_cut\":true");
  }
}
