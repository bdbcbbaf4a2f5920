package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void noCellDrivesTheTerminalOrHidesAnything() {
    assertThat(printed("a\u001b[2J", "\u202eb\u2069", "\u200b\u0085c\u2028", "\ufeff"))
        .contains("a\\u001B[2J")
        .contains("\\u202Eb\\u2069")
        .contains("\\u200B\\u0085c\\u2028")
        .contains("\\uFEFF");
  }

  @Test
  void cellsAreAsWideAsTheyAreShown() {
    assertThat(printed("\u200b", "x").lines().toList())
        .containsExactly("0       1", "------  -", "\\u200B  x", "1 row");
  }

  @Test
  void longCellsAreCut() {
    assertThat(printed("x".repeat(40)).lines().toList().get(2)).isEqualTo("x".repeat(40));
    assertThat(printed("x".repeat(41)).lines().toList().get(2)).isEqualTo("x".repeat(39) + "…");
    assertThat(printed("\u0007".repeat(1_000)).lines().toList().get(2)).hasSize(40).endsWith("…");
  }

  @Test
  void aColumnThatMayBeLongerIsShownWhole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String command = "x".repeat(900);

    TextTable.print(
        List.of(List.of("pid", "started with"), List.of("1", command)),
        List.of(10, Integer.MAX_VALUE),
        "JVM",
        new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
        .containsExactly("pid  started with", "---  " + "-".repeat(40), "1    " + command, "1 JVM");
  }

  @Test
  void whatTheLinesStandForIsCounted() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> line = List.of("x");

    TextTable.print(
        List.of(line, line, line), "JVM", new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).last().isEqualTo("2 JVMs");
  }

  private static String printed(String... cells) {
    List<String> head =
        java.util.stream.IntStream.range(0, cells.length).boxed().map(String::valueOf).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextTable.print(
        List.of(head, List.of(cells)), "row", new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
