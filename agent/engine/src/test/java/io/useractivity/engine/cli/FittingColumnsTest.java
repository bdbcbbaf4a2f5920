package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingColumnsTest {

  private static final List<String> NAMES =
      List.of(
          "created_at",
          "user_email",
          "user_id",
          "tenant_id",
          "method",
          "endpoint",
          "status_code",
          "response_time_ms",
          "activity_type");

  private static final List<String> ROW =
      Arrays.asList(
          "2026-11-27 06:23:22.252",
          null,
          "alice",
          null,
          "POST",
          "/shop/a/rather/long/path/that/goes/on/and/on",
          "302",
          "44",
          "login");

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 120, 200})
  void noLineIsWiderThanTheTerminal(int width) {
    assertThat(printed(width, NAMES, ROW).lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
  }

  @Test
  void whenWhoAndWhatAreThereHoweverNarrowTheTerminalIs() {
    assertThat(new FittingColumns(List.of(NAMES, ROW), 20).lines().get(0))
        .containsExactly("created_at", "user_id", "method", "endpoint", "status_code");
  }

  @Test
  void columnsComeInTheirOrderAndEmptyOnesLast() {
    assertThat(new FittingColumns(List.of(NAMES, ROW), 110).lines().get(0))
        .containsExactly(
            "created_at", "user_id", "method", "endpoint", "status_code", "activity_type");
    FittingColumns wide = new FittingColumns(List.of(NAMES, ROW), 400);
    assertThat(wide.lines().get(0)).isEqualTo(NAMES);
    assertThat(wide.left()).isZero();
  }

  @Test
  void whatIsLeftOutIsCounted() {
    assertThat(new FittingColumns(List.of(NAMES, ROW), 110).left()).isEqualTo(3);
  }

  @Test
  void aPipeGetsAllOfThem() {
    assertThat(new FittingColumns(List.of(NAMES, ROW), Terminal.UNLIMITED).lines().get(0))
        .isEqualTo(NAMES);
  }

  @Test
  void aTableWithoutTheUsualNamesIsShownToo() {
    assertThat(new FittingColumns(List.of(List.of("a", "b"), List.of("1", "2")), 80).lines())
        .containsExactly(List.of("a", "b"), List.of("1", "2"));
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    List<String> row = new ArrayList<>(ROW);
    row.set(2, "田中太郎");
    row.set(5, "/注文/".repeat(12));

    assertThat(printed(80, NAMES, row).lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80))
        .anySatisfy(line -> assertThat(line).contains("田中太郎  POST"));
  }

  private static String printed(int width, List<String> names, List<String> row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FittingColumns fitting = new FittingColumns(List.of(names, row), width);
    TextTable.print(
        fitting.lines(),
        fitting.widths(),
        "row",
        new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
