package io.useractivity.engine.capture.identity;

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
}
