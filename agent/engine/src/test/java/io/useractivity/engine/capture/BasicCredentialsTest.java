package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasicCredentialsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Basic Ym9iOnNlY3JldA==, bob",
        "basic   Ym9iOnNlY3JldA==, bob",
        "Basic Ym9iOg==, bob",
        "Basic Ym9iOmE6Yg==, bob",
        "Basic Ym9i, -",
        "Basic OnNlY3JldA==, -",
        "Basic *, -",
        "Basic , -",
        "Bearer Ym9iOnNlY3JldA==, -",
        "-, -"
      })
  void theNameStandsBeforeTheColon(String header, String name) {
    assertThat(BasicCredentials.user(header)).isEqualTo(name);
  }

  @Test
  void whatIsTooLongIsNotDecoded() {
    assertThat(BasicCredentials.user("Basic " + "Ym9i".repeat(1_000))).isNull();
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
