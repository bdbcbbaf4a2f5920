package io.useractivity.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoPlaceReportTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final NoPlaceReport report =
      new NoPlaceReport(
          new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO));

  @Test
  void eachApplicationIsToldOnceOfEachReason() {
    for (int i = 0; i < 3; i++) {
      report.passedOver("/shop", "/activity-logs", 404);
      report.passedOver("/shop", "/activity-logs", 200);
      report.passedOver("", "/activity-logs", 404);
      report.passedOver(null, "/activity-logs", 404);
    }

    assertThat(lines()).hasSize(3);
    assertThat(lines()[0])
        .contains("at /activity-logs of the application /shop: it answers 404")
        .contains("view.enabled = true")
        .contains("the command serve");
    assertThat(lines()[1]).contains("it has that path itself").contains("view.user-paths");
    assertThat(lines()[2]).contains("of the application /: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 304, 400, 401, 403, 500, 503})
  void whoIsKeptOutOrFailsTellsNothingOfPlaces(int status) {
    report.passedOver("/shop", "/activity-logs", status);
    report.passedOver("/shop", "/activity-logs", null);

    assertThat(said.size()).isZero();
  }

  @Test
  void whatAClientSendsMakesNoLongLinesAndNotEverMoreOfThem() {
    for (int i = 0; i < 1_000; i++) {
      report.passedOver("/shop" + i, "/activity-logs/" + "x".repeat(10_000), 404);
    }

    assertThat(lines()).hasSize(100).allSatisfy(line -> assertThat(line).hasSizeLessThan(800));
  }

  private String[] lines() {
    return said.toString(StandardCharsets.UTF_8).split("\n");
  }
}
