package io.useractivity.engine.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureStatusTest {

  @ParameterizedTest
  @EnumSource
  void whatIsUnavailableForGoodIsNotFound(ServletLine line) {
    Throwable thrown =
        (Throwable) line.create("UnavailableException", new Class<?>[] {String.class}, "gone");

    assertThat(FailureStatus.of(thrown)).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsUnavailableForAWhileIsUnavailable(ServletLine line) {
    Throwable thrown =
        (Throwable)
            line.create(
                "UnavailableException", new Class<?>[] {String.class, int.class}, "wait", 10);

    assertThat(FailureStatus.of(thrown)).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource
  void anythingElseIsAServerError(ServletLine line) {
    assertThat(FailureStatus.of(new IllegalStateException())).isEqualTo(500);
    assertThat(
            FailureStatus.of(
                (Throwable) line.create("ServletException", new Class<?>[] {String.class}, "x")))
        .isEqualTo(500);
  }
}
