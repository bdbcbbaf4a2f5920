package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Synchronous requests. */
class RequestCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final Harness harness = new Harness();

  @ParameterizedTest
  @EnumSource
  void aRequestGivesOneRecord(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/shop/orders;v=1");
    request.method = "PUT";
    request.contextPath = "/shop";
    request.headers.put("User-Agent", "curl");
    request.session = new FakeSession(line, "session-1");

    harness.call(request, FakeResponse.of(line, 201));

    ActivityRecord record = harness.onlyRecord();
    assertThat(record.method()).isEqualTo("PUT");
    assertThat(record.path()).isEqualTo("/shop/orders;v=1");
    assertThat(record.contextPath()).isEqualTo("/shop");
    assertThat(record.status()).isEqualTo(line.hasServlet3() ? Integer.valueOf(201) : null);
    assertThat(record.observedSuccess()).isTrue();
    assertThat(record.error()).isNull();
    assertThat(record.remoteAddress()).isEqualTo("192.0.2.1");
    assertThat(record.userAgent()).isEqualTo("curl");
    assertThat(record.sessionId()).isEqualTo("session-1");
    assertThat(record.responseTimeMillis()).isNotNegative();
    assertThat(request.forbiddenCalls).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void nestedCallsGiveNoRecordOfTheirOwn(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders");
    FakeResponse response = new FakeResponse(line);

    harness.call(
        request,
        response,
        () ->
            harness.call(
                line.wrapped(request.object),
                response,
                null,
                () -> {
                  harness.call(request, response);
                  harness.call(request.as("FORWARD"), response);
                  harness.call(request.as("INCLUDE"), response);
                }));

    assertThat(harness.onlyRecord().path()).isEqualTo("/orders");
  }

  @Test
  void oneRequestAfterTheOtherGivesARecordEach() {
    for (int i = 0; i < 3; i++) {
      harness.call(FakeRequest.get(LINE, "/" + i), new FakeResponse(LINE));
    }

    assertThat(harness.records).map(ActivityRecord::path).containsExactly("/0", "/1", "/2");
  }

  @Test
  void whatIsNotOfHttpIsPassedOver() {
    Object other = LINE.implement("ServletRequest", (proxy, method, arguments) -> null);

    assertThat(harness.capture.enterServlet(this, other, new FakeResponse(LINE).object)).isNull();
    assertThat(harness.capture.enterServlet(this, new FakeRequest(LINE).object, "no response"))
        .isNull();
    assertThat(harness.capture.enterServlet(this, null, null)).isNull();
    assertThat(harness.records).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FORWARD, forward.request_uri, /client",
    "ERROR, error.request_uri, /client",
    "FORWARD, other, /internal",
    "ERROR, other, /internal"
  })
  void aForwardOrErrorDispatchWithoutARequestIsOfTheClientsPath(
      String dispatcher, String attribute, String path) {
    FakeRequest request =
        FakeRequest.get(LINE, "/internal").as(dispatcher).with(attribute, "/client");

    harness.call(request, FakeResponse.of(LINE, dispatcher.equals("ERROR") ? 401 : 200));

    assertThat(harness.onlyRecord().path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"INCLUDE", "ASYNC"})
  void anIncludeOrAsyncDispatchOfAnUnknownRequestIsPassedOver(String dispatcher) {
    FakeRequest request = new FakeRequest(LINE).as(dispatcher);
    FakeResponse response = new FakeResponse(LINE);

    harness.call(request, response, () -> harness.call(request.as("REQUEST"), response));

    assertThat(harness.records).isEmpty();
  }

  @Test
  void aSessionIsNeverCreated() {
    FakeRequest request = new FakeRequest(LINE);
    Harness asking = new Harness("user.id=session:user,user.role=session:role");

    asking.call(
        request, new FakeResponse(LINE), () -> asking.call(request, new FakeResponse(LINE)));

    assertThat(asking.onlyRecord().sessionId()).isNull();
    assertThat(request.forbiddenCalls).isZero();
  }

  @Test
  void theSessionAfterALoginIsTheOneRecorded() {
    FakeRequest request = new FakeRequest(LINE);
    request.session = new FakeSession(LINE, "before");

    harness.call(request, new FakeResponse(LINE), () -> request.session.id = "after");

    assertThat(harness.onlyRecord().sessionId()).isEqualTo("after");
  }

  @Test
  void theSessionBeforeALogoutIsTheOneRecorded() {
    FakeRequest request = new FakeRequest(LINE);
    request.session = new FakeSession(LINE, "before");

    harness.call(request, new FakeResponse(LINE), () -> request.session.valid = false);

    assertThat(harness.onlyRecord().sessionId()).isEqualTo("before");
  }

  @Test
  void whatFailsInTheContainerGivesNoRecordAndNoNestedOne() {
    FakeRequest broken = new FakeRequest(LINE);
    broken.dispatcherType = "NO SUCH TYPE";
    FakeRequest sound = new FakeRequest(LINE);
    FakeResponse response = new FakeResponse(LINE);

    harness.call(broken, response, () -> harness.call(sound, response));

    assertThat(harness.records).isEmpty();
    assertThat(harness.swallowed).hasSize(1);
    harness.call(sound, response);
    assertThat(harness.records).hasSize(1);
  }

  @Test
  void whatFailsAtTheEndGivesTheRecordAllTheSame() {
    FakeResponse response = new FakeResponse(LINE);
    Object request = FakeRequest.get(LINE, "/orders").object;
    Object frame = harness.capture.enterServlet(this, request, response.object);

    harness.exit(frame, request, "no longer a response", null);

    assertThat(harness.records).map(ActivityRecord::path).containsExactly("/orders");
    assertThat(harness.swallowed).hasSize(1);
  }
}
