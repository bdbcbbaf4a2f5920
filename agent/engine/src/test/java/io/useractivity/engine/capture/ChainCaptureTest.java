package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeAsyncContext;
import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.FakeSession;
import io.useractivity.engine.capture.servlet.ServletLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The container's chain is called before any filter, and again by each of them. */
class ChainCaptureTest {

  private final Harness harness = new Harness();

  @ParameterizedTest
  @EnumSource
  void aFilterThatNobodySeesHasARowWhenItAnswersItself(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders");
    FakeResponse response = FakeResponse.of(line, 403);

    Object chain = harness.capture.enterChain(request.object, response.object);
    harness.exit(chain, request.object, response.object, null);
    harness.capture.finishWaiting();

    assertThat(harness.onlyRecord().path()).isEqualTo("/orders");
    assertThat(harness.onlyRecord().status()).isEqualTo(line.hasServlet3() ? 403 : null);
  }

  @ParameterizedTest
  @EnumSource
  void aFilterThatNobodySeesMayMakeAnAnswerOfTheServletsException(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders");
    FakeResponse response = new FakeResponse(line);

    Object chain = harness.capture.enterChain(request.object, response.object);
    assertThat(harness.capture.enterChain(request.object, response.object)).isNull();
    harness.call(request, response, new IllegalStateException("caught"));
    response.status = 202;
    harness.exit(chain, request.object, response.object, null);

    assertThat(harness.onlyRecord().status()).isEqualTo(line.hasServlet3() ? 202 : null);
    assertThat(harness.onlyRecord().observedSuccess()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void theErrorPageOfAChainDecidesItsStatus(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders");
    through(request, FakeResponse.of(line, 403), () -> {});
    FakeRequest page =
        FakeRequest.get(line, "/denied")
            .as("ERROR")
            .with("error.request_uri", "/orders")
            .with("error.status_code", 403);
    through(page, FakeResponse.of(line, 401), () -> {});

    assertThat(harness.onlyRecord().status()).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVLET_2_5")
  void anAsynchronousChainEndsWithItsRequest(ServletLine line) {
    FakeRequest request = FakeRequest.get(line, "/orders");
    FakeResponse response = new FakeResponse(line);
    FakeAsyncContext[] context = new FakeAsyncContext[1];
    through(request, response, () -> context[0] = harness.startAsync(request, response));
    assertThat(harness.records).isEmpty();

    request.as("ASYNC");
    through(request, response, () -> {});
    context[0].send("onComplete", null);

    assertThat(harness.onlyRecord().path()).isEqualTo("/orders");
  }

  @Test
  void whatTheChainCallsFirstIsNotAskedForItsUserAgain() {
    ServletLine line = ServletLine.SERVLET_4_0;
    FakeRequest request = FakeRequest.get(line, "/orders");
    FakeResponse response = new FakeResponse(line);
    int[] asked = new int[1];
    request.principal =
        () -> {
          asked[0]++;
          return null;
        };

    harness.call(request, response);
    int withoutChain = asked[0];
    asked[0] = 0;
    through(request, response, () -> harness.call(request, response));

    assertThat(asked[0]).isEqualTo(withoutChain);
  }

  @Test
  void aWrapperOfAFilterThatNobodySeesTellsTheUser() {
    ServletLine line = ServletLine.SERVLET_4_0;
    FakeRequest request = FakeRequest.get(line, "/orders");
    FakeRequest signedIn = FakeRequest.get(line, "/orders");
    signedIn.logIn("alice");
    FakeResponse response = new FakeResponse(line);

    through(
        request,
        response,
        () -> {
          assertThat(harness.capture.enterChain(signedIn.object, response.object)).isNull();
          harness.call(signedIn, response);
        });

    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("alice");
  }

  @Test
  void aLogInWithinTheChainIsSeen() {
    ServletLine line = ServletLine.SERVLET_4_0;
    FakeRequest request = FakeRequest.get(line, "/login");
    request.method = "POST";
    request.session = new FakeSession(line, "session-1");

    through(
        request,
        new FakeResponse(line),
        () -> harness.call(request, new FakeResponse(line), () -> request.logIn("alice")));

    assertThat(harness.onlyRecord().identityChange().name()).isEqualTo("LOGIN");
  }

  private void through(FakeRequest request, FakeResponse response, Runnable filters) {
    Object chain = harness.capture.enterChain(request.object, response.object);
    filters.run();
    harness.exit(chain, request.object, response.object, null);
  }
}
