package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

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
}
