package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import org.junit.jupiter.api.Test;

/** Whose request it was, however late that is known. */
class IdentityCaptureTest {

  private static final ServletLine LINE = ServletLine.SERVLET_4_0;

  private final Harness harness = new Harness();
  private final FakeRequest request = new FakeRequest(LINE);
  private final FakeResponse response = new FakeResponse(LINE);

  @Test
  void afterALoginTheUserIsKnown() {
    harness.call(request, response, () -> request.logIn("ann"));

    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("ann");
  }

  @Test
  void afterALogoutTheUserIsTheOneBefore() {
    request.logIn("ann");
    harness.call(request, response, () -> request.principal = () -> null);

    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("ann");
  }

  @Test
  void aChangeOfUserEndsWithTheLaterOne() {
    request.logIn("ann");
    harness.call(request, response, () -> request.logIn("bob"));

    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("bob");
  }

  @Test
  void aUserWhomOnlyAWrapperKnowsIsFound() {
    FakeRequest wrapper = new FakeRequest(LINE);
    wrapper.logIn("ann");

    harness.call(request, response, () -> harness.call(wrapper, response));

    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("ann");
  }

  @Test
  void aUserWhoLogsInWithinAWrapperIsFound() {
    FakeRequest wrapper = new FakeRequest(LINE);

    harness.call(
        request, response, () -> harness.call(wrapper, response, () -> wrapper.logIn("ann")));

    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("ann");
  }

  @Test
  void aUserWhoLogsOutWithinAWrapperIsFound() {
    FakeRequest wrapper = new FakeRequest(LINE);
    wrapper.logIn("ann");

    harness.call(
        request,
        response,
        () -> harness.call(wrapper, response, () -> wrapper.principal = () -> null));

    assertThat(harness.onlyRecord().identity().userId()).isEqualTo("ann");
  }

  @Test
  void aPrincipalThatThrowsIsNobody() {
    request.principal =
        () -> {
          throw new IllegalStateException("lazy authentication failed");
        };

    harness.call(request, response, () -> harness.call(request, response));

    assertThat(harness.onlyRecord().identity().hasUser()).isFalse();
  }

  @Test
  void theNameOfARefusedRequestIsRecordedAndThatOfAnotherIsNot() {
    for (int status : new int[] {200, 401, 403}) {
      Harness harness = new Harness();
      FakeRequest request = new FakeRequest(ServletLine.SERVLET_4_0);
      FakeResponse response = new FakeResponse(ServletLine.SERVLET_4_0);
      request.headers.put("Authorization", "Basic Ym9iOnNlY3JldA==");
      response.status = status;
      harness.call(request, response, () -> {});
      harness.capture.finishWaiting();

      assertThat(harness.onlyRecord().refusedUser()).isEqualTo(status == 401 ? "bob" : null);
    }
  }
}
