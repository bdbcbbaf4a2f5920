package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.record.ActivityRecord;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failed requests, and the error pages that may follow. */
class ErrorPageTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;
  private final Throwable thrown = new IllegalStateException("broken");

  private final Harness harness = new Harness();

  @Test
  void aFailedRequestWaitsForItsErrorPage() {
    fail("/a", 404, null);

    assertThat(harness.records).isEmpty();
    assertThat(harness.wakes).isEqualTo(1);
  }

  @Test
  void theErrorPageMakesTheStatusAndNoRowOfItsOwn() {
    fail("/a", 200, thrown);
    errorPage("/a", 500, 503);

    ActivityRecord record = harness.onlyRecord();
    assertThat(record.path()).isEqualTo("/a");
    assertThat(record.status()).isEqualTo(503);
    assertThat(record.observedSuccess()).isFalse();
    assertThat(record.error()).isEqualTo("java.lang.IllegalStateException: broken");
  }

  @Test
  void anErrorPageMayTurnAFailureIntoAnAnswer() {
    fail("/a", 404, null);
    errorPage("/a", 404, 200);

    assertThat(harness.onlyRecord().status()).isEqualTo(200);
    assertThat(harness.onlyRecord().observedSuccess()).isTrue();
    assertThat(harness.onlyRecord().error()).isNull();
  }

  @Test
  void whatIsThrownOutOfAnErrorPageIsTheEnd() {
    fail("/a", 404, null);
    FakeRequest page =
        FakeRequest.get(LINE, "/page")
            .as("ERROR")
            .with("error.request_uri", "/a")
            .with("error.status_code", 404);
    harness.call(page, FakeResponse.of(LINE, 200), thrown);

    assertThat(harness.onlyRecord().status()).isEqualTo(500);
    assertThat(harness.onlyRecord().path()).isEqualTo("/a");
  }

  /** Undertow answers such a page's 404 with 500, Tomcat and Jetty keep it. */
  @ParameterizedTest
  @CsvSource({
    "io.undertow.servlet.spec.HttpServletRequestImpl, 404, false, 500",
    "io.undertow.servlet.spec.HttpServletRequestImpl, 404, true, 404",
    "org.apache.catalina.core.ApplicationHttpRequest, 404, false, 404",
    "org.eclipse.jetty.ee10.servlet.ServletApiRequest, 404, false, 404",
  })
  void whetherAnErrorPageThatThrowsFailsAnewIsTheContainers(
      String requestClass, int status, boolean committed, int recorded) {
    fail("/a", status, null);
    FakeRequest page =
        FakeRequest.get(LINE, requestClass, "/page")
            .as("ERROR")
            .with("error.request_uri", "/a")
            .with("error.status_code", status);
    FakeResponse response = FakeResponse.of(LINE, status);
    response.committed = committed;
    // The application's filters call its error page with requests of their own.
    harness.call(LINE.wrapped(page.object), response, thrown, () -> {});

    assertThat(harness.onlyRecord().status()).isEqualTo(recorded);
    assertThat(harness.onlyRecord().path()).isEqualTo("/a");
    assertThat(harness.onlyRecord().error()).isEqualTo("java.lang.IllegalStateException: broken");
  }

  @Test
  void anErrorPageOfAnotherPathIsAnotherRequests() {
    fail("/a", 404, null);
    errorPage("/b", 404, 404);

    assertThat(harness.records).map(ActivityRecord::path).containsExactly("/a", "/b");
  }

  @Test
  void anErrorPageOfAnotherStatusIsAnotherRequests() {
    fail("/a", 404, null);
    errorPage("/a", 401, 401);

    assertThat(harness.records).map(ActivityRecord::status).containsExactly(404, 401);
  }

  @Test
  void anErrorPageForAnExceptionThatTheApplicationHasCaughtIsNoOther() {
    fail("/a", 400, null);
    FakeRequest page =
        FakeRequest.get(LINE, "/page")
            .as("ERROR")
            .with("error.request_uri", "/a")
            .with("error.exception", thrown)
            .with("error.status_code", 500);
    harness.call(page, FakeResponse.of(LINE, 500));

    assertThat(harness.onlyRecord().status()).isEqualTo(500);
  }

  @Test
  void beforeServlet3TheErrorPageIsKnownByItsPath() {
    FakeRequest request = FakeRequest.get(ServletLine.SERVLET_2_5, "/a");
    harness.call(request, new FakeResponse(ServletLine.SERVLET_2_5), thrown);
    assertThat(harness.records).isEmpty();

    FakeRequest page =
        FakeRequest.get(ServletLine.SERVLET_2_5, "/page").with("error.request_uri", "/a");
    harness.call(page, new FakeResponse(ServletLine.SERVLET_2_5));

    assertThat(harness.onlyRecord().path()).isEqualTo("/a");
    assertThat(harness.onlyRecord().status()).isNull();
  }

  @Test
  void theNextRequestOfTheThreadEndsTheWait() {
    fail("/a", 404, null);
    harness.call(FakeRequest.get(LINE, "/b"), FakeResponse.of(LINE, 200));

    assertThat(harness.records).map(ActivityRecord::status).containsExactly(404, 200);
  }

  @Test
  void aSecondEndsTheWait() {
    fail("/a", 404, null);
    long now = System.nanoTime();

    assertThat(harness.capture.housekeep(now - TimeUnit.SECONDS.toNanos(10))).isPositive();
    assertThat(harness.records).isEmpty();
    assertThat(harness.capture.housekeep(now + TimeUnit.SECONDS.toNanos(1)))
        .isEqualTo(Long.MAX_VALUE);

    assertThat(harness.onlyRecord().status()).isEqualTo(404);
  }

  @Test
  void anErrorPageThatComesTooLateMakesNoSecondRow() {
    fail("/a", 404, null);
    harness.capture.housekeep(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
    errorPage("/a", 404, 404);

    assertThat(harness.records).hasSize(1);
  }

  @Test
  void thePageOfAStatusThatAnErrorPageMadeIsOfTheSameRequest() {
    fail("/a", 410, null);
    errorPage("/a", 410, 404);
    errorPage("/a", 404, 404);

    assertThat(harness.onlyRecord().status()).isEqualTo(404);
  }

  @Test
  void theSameErrorPageTwiceIsOfTwoRequests() {
    fail("/a", 401, null);
    errorPage("/a", 401, 401);
    errorPage("/a", 401, 401);

    assertThat(harness.records).hasSize(2);
  }

  @Test
  void theEndOfTheJvmEndsTheWait() {
    fail("/a", 404, null);

    harness.capture.finishWaiting();

    assertThat(harness.onlyRecord().status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "200, false, 500",
    "200, true, 200",
    "404, false, 500",
    "404, true, 404",
    "302, false, 500"
  })
  void anExceptionIsAServerErrorUnlessTheAnswerIsOut(int status, boolean committed, int recorded) {
    FakeResponse response = FakeResponse.of(LINE, status);
    response.committed = committed;
    harness.call(FakeRequest.get(LINE, "/a"), response, thrown);
    harness.capture.finishWaiting();

    assertThat(harness.onlyRecord().status()).isEqualTo(recorded);
    assertThat(harness.onlyRecord().observedSuccess()).isFalse();
    assertThat(harness.onlyRecord().error()).isEqualTo("java.lang.IllegalStateException: broken");
  }

  @Test
  void anExceptionThatTheApplicationCaughtIsNoError() {
    FakeRequest request = FakeRequest.get(LINE, "/a");
    FakeResponse response = FakeResponse.of(LINE, 200);
    harness.call(request, response, () -> harness.call(request, response, thrown));

    assertThat(harness.onlyRecord().observedSuccess()).isTrue();
    assertThat(harness.onlyRecord().error()).isNull();
  }

  @Test
  void anExceptionThatBecameAnErrorAnswerIsItsError() {
    FakeRequest request = FakeRequest.get(LINE, "/a");
    FakeResponse response = FakeResponse.of(LINE, 500);
    harness.call(request, response, () -> harness.call(request, response, thrown));
    harness.capture.finishWaiting();

    assertThat(harness.onlyRecord().error()).isEqualTo("java.lang.IllegalStateException: broken");
  }

  private void fail(String path, int status, Throwable thrown) {
    harness.call(FakeRequest.get(LINE, path), FakeResponse.of(LINE, status), thrown);
  }

  private void errorPage(String failedPath, int failedStatus, int answered) {
    FakeRequest page =
        FakeRequest.get(LINE, "/page")
            .as("ERROR")
            .with("error.request_uri", failedPath)
            .with("error.status_code", failedStatus);
    harness.call(page, FakeResponse.of(LINE, answered));
  }
}
