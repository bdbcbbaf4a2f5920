package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void columnsOfTheEnvironmentHaveTheFirstWord() {
    assertThat(new Terminal("132", true, "echo", "24 100").width()).isEqualTo(132);
    assertThat(new Terminal("132", false, "echo", "24 100").width()).isEqualTo(132);
  }

  @Test
  void aPipeHasNoWidth() {
    assertThat(new Terminal(null, false, "echo", "24 100").width()).isEqualTo(Terminal.UNLIMITED);
    assertThat(new Terminal("wide", false, "echo", "24 100").width()).isEqualTo(Terminal.UNLIMITED);
  }

  @Test
  void aTerminalIsAskedForItsSize() {
    assertThat(new Terminal(null, true, "echo", "24 100").width()).isEqualTo(100);
  }

  @Test
  void aTerminalThatTellsNothingIsEightyWide() {
    assertThat(new Terminal(null, true, "no-such-command-here").width()).isEqualTo(80);
    assertThat(new Terminal(null, true, "echo", "0 0").width()).isEqualTo(80);
    assertThat(new Terminal("", true, "echo", "what?").width()).isEqualTo(80);
  }
}
