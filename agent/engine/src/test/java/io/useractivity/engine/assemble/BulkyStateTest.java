package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State that a framework sends along is told by its size. */
class BulkyStateTest {

  private final RecordAssembler assembler = CanaryTest.assembler();
  private final String state = base64(3_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax.faces.ViewState",
        "jakarta.faces.ViewState",
        "_orders_WAR_shop_:form:javax.faces.ViewState",
        "oracle.adf.faces.STATE",
        "__VIEWSTATE",
        "__VIEWSTATE1",
        "__EVENTVALIDATION",
        "wicketState",
        "t:formdata",
        "_sourcePage",
        "execution",
        "_flowExecutionKey",
        "anyOtherName"
      })
  void stateIsToldByItsSize(String name) {
    String form = data(Canary.form("note=x&" + encode(name) + "=" + encode(state)));

    assertThat(form)
        .contains("\"note\":\"x\"")
        .contains("\"" + name + "\":{\"size\":" + state.length() + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javax.faces.ViewState", "__VIEWSTATE", "x:jakarta.faces.ViewState"})
  void shortStateIsToldByItsSizeToo(String name) {
    assertThat(data(Canary.form(encode(name) + "=-4711%3A0815")))
        .isEqualTo("{\"form\":{\"" + name + "\":{\"size\":10}}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"execution", "_flowExecutionKey"})
  void aShortKeyOfAFlowStays(String name) {
    assertThat(data(Canary.query(name + "=e1s2")))
        .isEqualTo("{\"query\":{\"" + name + "\":\"e1s2\"}}");
  }

  @Test
  void aTokenAgainstRequestsFromElsewhereGoes() {
    assertThat(data(Canary.form("org.apache.struts.taglib.html.TOKEN=9f3b")))
        .isEqualTo("{\"form\":{\"org.apache.struts.taglib.html.TOKEN\":\"[REDACTED]\"}}");
  }

  @Test
  void whatIsEncodedInJsonIsToldByItsSize() {
    String image = "data:image/png;base64," + state;

    assertThat(data(Canary.json("{\"a\":\"" + state + "\",\"b\":[\"" + image + "\"]}")))
        .isEqualTo(
            "{\"json\":{\"a\":{\"size\":"
                + state.length()
                + "},\"b\":[{\"size\":"
                + image.length()
                + "}]}}");
  }

  @Test
  void aLongTextThatPeopleReadStays() {
    String text = "Lorem ipsum 2026 dolor sit amet. ".repeat(20);

    assertThat(data(Canary.form("note=" + encode(text)))).contains("Lorem ipsum 2026");
    assertThat(data(Canary.form("note=" + "x".repeat(900)))).contains("xxxxx");
  }

  private String data(ActivityRecord record) {
    return assembler.assemble(record).value(Column.REQUEST_DATA).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String base64(int bytes) {
    byte[] random = new byte[bytes];
    new Random(7).nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }
}
