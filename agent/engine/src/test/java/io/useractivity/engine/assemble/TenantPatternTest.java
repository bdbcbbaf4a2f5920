package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.useractivity.engine.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tenant's id has to look like, in bounded time. */
class TenantPatternTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Log log =
      new Log(new PrintStream(out, true, StandardCharsets.UTF_8), Log.Level.DEBUG);

  @Test
  void anIdThatMatchesStays() {
    assertThat(pattern("[a-z]+").accepted("north")).isEqualTo("north");
    assertThat(pattern("[a-z]+").accepted("North")).isNull();
    assertThat(pattern("[a-z]+").accepted("north\n")).isNull();
    assertThat(pattern("[a-z]+").accepted(null)).isNull();
    assertThat(new TenantPattern(null, log).accepted("\u0000")).isEqualTo("\u0000");
  }

  @Test
  void aLongIdHasTheStepsItNeeds() {
    assertThat(pattern("(?:[a-z]+-)*[a-z]+").accepted("abc-".repeat(100) + "x")).isNotNull();
    assertThat(pattern(".*x.*").accepted("abc-".repeat(2_000) + "x")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a*)*b",
        "(a|aa)+$",
        "(a|a)*b",
        "(.*)*x",
        "([a-z]+)*[0-9]",
        "(?:a?){64}a{64}b",
        "(.*a){20}b",
        "(a+)+\\1b"
      })
  void noPatternTakesLongerThanItsSteps(String expression) {
    TenantPattern pattern = pattern(expression);
    String id = "a".repeat(63) + "!";

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 100; i++) {
            assertThat(pattern.accepted(id)).isNull();
          }
        });
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("tenant.pattern");
  }

  @Test
  void whyAnIdIsLeftOutIsTold() {
    assertThat(pattern("(a+)+\\1b").accepted("a".repeat(63) + "!")).isNull();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("tenant.pattern takes too many steps on a tenant's id")
        .contains("so far: 1");
  }

  @Test
  void aPatternTooDeepForTheStackDoesNotMatch() {
    assertThat(pattern("(a|b)*").accepted("ab".repeat(200_000))).isNull();
  }

  private TenantPattern pattern(String expression) {
    return new TenantPattern(Pattern.compile(expression), log);
  }
}
