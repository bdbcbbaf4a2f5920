package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeAsyncContext;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.Handling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a record tells of how the application handled its request. */
class HandlingCaptureTest {

  private static final String SPRING_ROUTE =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private final Harness harness = new Harness();

  @ParameterizedTest
  @EnumSource
  void theRouteThatTheFrameworkLeavesBehindIsTaken(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders/42");

    harness.call(
        request,
        new FakeResponse(line),
        () -> request.attributes.put(SPRING_ROUTE, "/orders/{id}"));

    assertThat(handling().routeTemplate()).isEqualTo("/orders/{id}");
    assertThat(request.forbiddenCalls).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aRequestWithoutARouteHasNone(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders/42");
    request.attributes.put(SPRING_ROUTE, new Object());

    harness.call(request, new FakeResponse(line));

    assertThat(handling()).isSameAs(Handling.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void theRouteOfAnErrorPageIsNotTheRequests(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders/42");
    request.attributes.put(SPRING_ROUTE, "/orders/{id}");
    harness.call(request, FakeResponse.of(line, 404));
    FakeRequest page =
        FakeRequest.get(line, "/error")
            .as("ERROR")
            .with("error.request_uri", "/orders/42")
            .with("error.status_code", 404);
    page.attributes.put(SPRING_ROUTE, "/error");
    harness.call(page, FakeResponse.of(line, 404));

    assertThat(handling().routeTemplate()).isEqualTo("/orders/{id}");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void anAsynchronousRequestHasTheRouteThatStartedIt(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders/42");
    FakeResponse response = new FakeResponse(line);
    request.attributes.put(SPRING_ROUTE, "/orders/{id}");
    harness.capture.askFor(true, true);
    response.location = "/orders/1";
    FakeAsyncContext[] context = new FakeAsyncContext[1];
    harness.call(request, response, () -> context[0] = harness.startAsync(request, response));
    context[0].send("onComplete", null);

    assertThat(handling().routeTemplate()).isEqualTo("/orders/{id}");
    assertThat(handling().location()).isEqualTo("/orders/1");
  }

  @ParameterizedTest
  @EnumSource
  void headersOfTheResponseAreCopiedIfARuleAsksForThem(ServletLine line) {
    FakeResponse response = FakeResponse.of(line, 201);
    response.location = "/orders/43";
    response.contentType = "text/csv";

    harness.call(FakeRequest.get(line, "/orders"), response);
    assertThat(response.headersAsked).isZero();
    assertThat(handling()).isSameAs(Handling.UNKNOWN);

    harness.records.clear();
    harness.capture.askFor(true, false);
    harness.call(FakeRequest.get(line, "/orders"), response);
    assertThat(handling().location()).isEqualTo(line.hasServlet3() ? "/orders/43" : null);
    assertThat(handling().contentType()).isNull();

    harness.records.clear();
    harness.capture.askFor(false, true);
    harness.call(FakeRequest.get(line, "/orders"), response);
    assertThat(handling().location()).isNull();
    assertThat(handling().contentType()).isEqualTo("text/csv");
  }

  private Handling handling() {
    return harness.onlyRecord().handling();
  }
}
