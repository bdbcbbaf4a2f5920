package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.RequestContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However much a client or an application hands over, the copy of it is small. */
class BoundedCopiesTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;
  private static final String LONG = "x".repeat(2_000_000);

  /** Beyond what fits into a URL of usual length, and far from what is sent here. */
  private static final int MOST_BYTES = 100_000;

  private final Harness harness = new Harness("proxy.trusted=10.0.0.0/8");

  static List<Arguments> longTexts() {
    return List.of(
        of("method", request -> request.method = LONG),
        of("path", request -> request.uri = "/" + LONG),
        of("context path", request -> request.contextPath = "/" + LONG),
        of("query", request -> request.query = LONG),
        of("media type", request -> request.headers.put("Content-Type", "text/" + LONG)),
        of("user agent", request -> request.headers.put("User-Agent", LONG)),
        of("referer", request -> request.headers.put("Referer", LONG)),
        of("forwarded", request -> request.headers.put("X-Forwarded-For", LONG)),
        of("lines", request -> request.headers.put("Forwarded", "for=x\n".repeat(5_000))),
        of("session", request -> request.session = new FakeSession(LINE, LONG)),
        of("user", request -> request.logIn(LONG)),
        of(
            "route",
            request ->
                request.attributes.put(
                    "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern", LONG)));
  }

  private static Arguments of(String name, Consumer<FakeRequest> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longTexts")
  void aLongTextOfTheRequestIsCut(String name, Consumer<FakeRequest> change) {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    change.accept(request);

    harness.call(request, new FakeResponse(LINE));

    assertThat(harness.onlyRecord().bytes()).as(name).isLessThan(MOST_BYTES);
    assertThat(harness.onlyRecord().handling().routeTemplate())
        .satisfiesAnyOf(
            route -> assertThat(route).isNull(),
            route -> assertThat(route).hasSizeLessThan(MOST_BYTES));
  }

  @Test
  void aLongFieldIsCutAndThatIsTold() {
    RequestContent content = form(Map.of("text", new String[] {LONG}));

    assertThat(content.parameters().get("text")[0]).hasSize(Harness.MAX_CONTENT_BYTES - 4);
    assertThat(content.isLastParameterCut()).isTrue();
    assertThat(harness.onlyRecord().bytes()).isLessThan(MOST_BYTES);
  }

  @Test
  void aValueIsNotCutWithinACharacter() {
    String pairs = "\ud83d\ude00".repeat(Harness.MAX_CONTENT_BYTES);

    String even = form(Map.of("text", new String[] {pairs})).parameters().get("text")[0];
    harness.records.clear();
    String odd = form(Map.of("texts", new String[] {pairs})).parameters().get("texts")[0];

    assertThat(even).hasSize(Harness.MAX_CONTENT_BYTES - 4);
    assertThat(odd).hasSize(Harness.MAX_CONTENT_BYTES - 6).endsWith("\ud83d\ude00");
  }

  @Test
  void aLongNameIsLeftOutAndWhatComesAfterItIsNot() {
    Map<String, String[]> parsed = new LinkedHashMap<>();
    parsed.put(LONG + "password", new String[] {"secret"});
    parsed.put("b", new String[] {"2"});

    RequestContent content = form(parsed);

    assertThat(content.parameters()).containsOnlyKeys("b");
    assertThat(content.parametersDropped()).isEqualTo(1);
    assertThat(content.isLastParameterCut()).isFalse();
  }

  @Test
  void namesWithoutValuesAreBounded() {
    Map<String, String[]> parsed = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      parsed.put(Integer.toString(i, Character.MAX_RADIX), new String[] {""});
    }

    RequestContent content = form(parsed);

    assertThat(content.parameters()).hasSizeLessThanOrEqualTo(RequestContent.MAX_PARAMETERS);
    assertThat(content.parameters().size() + content.parametersDropped()).isEqualTo(100_000);
    assertThat(harness.onlyRecord().bytes()).isLessThan(MOST_BYTES);
  }

  @Test
  void emptyValuesOfOneNameAreBounded() {
    String[] values = new String[100_000];
    java.util.Arrays.fill(values, "");

    RequestContent content = form(Map.of("a", values));

    int kept = content.parameters().get("a").length;
    assertThat(kept).isPositive().isLessThanOrEqualTo(RequestContent.MAX_PARAMETERS);
    assertThat(kept + content.parametersDropped()).isEqualTo(100_000);
  }

  @Test
  void aNameWhoseValuesAWrapperDoesNotHaveCostsNothingElse() {
    Map<String, String[]> parsed = new LinkedHashMap<>();
    parsed.put("none", null);
    parsed.put("null", new String[] {null});
    parsed.put("b", new String[] {"2"});

    assertThat(form(parsed).parameters()).containsOnlyKeys("null", "b");
  }

  @Test
  void whatIsThrownIsCut() {
    harness.call(
        FakeRequest.get(LINE, "/orders"),
        FakeResponse.of(LINE, 500),
        new IllegalStateException(LONG));
    harness.capture.finishWaiting();

    assertThat(harness.onlyRecord().bytes()).isLessThan(10_000);
  }

  @Test
  void headersOfTheResponseAreCut() {
    harness.capture.askFor(true, true);
    FakeResponse response = new FakeResponse(LINE);
    response.location = LONG;
    response.contentType = LONG;

    harness.call(FakeRequest.get(LINE, "/orders"), response);

    assertThat(harness.onlyRecord().bytes()).isLessThan(MOST_BYTES);
  }

  @Test
  void ofWhatProxiesSayTheEndIsKept() {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    request.headers.put("X-Forwarded-For", "6.6.6.6," + "7.7.7.7,".repeat(100_000) + " 192.0.2.9");
    request.headers.put("Forwarded", "for=7.7.7.7\n".repeat(10_000) + "for=192.0.2.9");

    harness.call(request, new FakeResponse(LINE));

    ActivityRecord record = harness.onlyRecord();
    assertThat(record.forwardedFor().xForwardedFor())
        .startsWith("7.7.7.7,")
        .endsWith(", 192.0.2.9");
    assertThat(record.forwardedFor().forwarded()).startsWith("for=7").endsWith(",for=192.0.2.9");
    assertThat(record.bytes()).isLessThan(MOST_BYTES);
  }

  @Test
  void anErrorPageOfALongPathIsKnown() {
    FakeRequest request = FakeRequest.get(LINE, "/" + LONG);
    harness.call(request, FakeResponse.of(LINE, 404));
    FakeRequest page =
        FakeRequest.get(LINE, "/page")
            .as("ERROR")
            .with("error.request_uri", "/" + LONG)
            .with("error.status_code", 404);
    harness.call(page, FakeResponse.of(LINE, 410));

    assertThat(harness.onlyRecord().status()).isEqualTo(410);
  }

  private RequestContent form(Map<String, String[]> parsed) {
    FakeRequest request = FakeRequest.get(LINE, "/orders");
    request.headers.put("Content-Type", "application/x-www-form-urlencoded");
    request.parameters = parsed;
    harness.call(request, new FakeResponse(LINE), () -> harness.parametersRead(request.object));
    return harness.onlyRecord().content();
  }
}
