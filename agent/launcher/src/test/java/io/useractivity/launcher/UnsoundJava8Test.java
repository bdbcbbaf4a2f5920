package io.useractivity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On which versions, as {@code java.version} spells them, the agent stays off. */
class UnsoundJava8Test {

  @ParameterizedTest
  @ValueSource(
      strings = {"1.8.0", "1.8.0_0", "1.8.0_5", "1.8.0_05", "1.8.0_25", "1.8.0_31-b13", "1.8.0_39"})
  void anUpdateBefore40IsUnsound(String version) {
    assertThat(AgentMain.isUnsoundJava8(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.8.0_40",
        "1.8.0_45-internal",
        "1.8.0_101",
        "1.8.0_392",
        "1.8.0_392-b08",
        "1.8.0_99999999999999999999",
        "1.8.0_",
        "1.8.0_internal",
        "1.8.0-internal",
        "9",
        "9.0.4",
        "11.0.24",
        "17",
        "25-ea",
        ""
      })
  void laterUpdatesAndVersionsAndWhatCannotBeReadAreNot(String version) {
    assertThat(AgentMain.isUnsoundJava8(version)).isFalse();
  }
}
