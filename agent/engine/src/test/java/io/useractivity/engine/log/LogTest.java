package io.useractivity.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Log log =
      new Log(new PrintStream(out, true, StandardCharsets.UTF_8), Log.Level.DEBUG);

  @Test
  void aMessageIsOneLineInWhichNothingIsHidden() {
    log.warn("a\r\nb \u001b]0;x\u0007 \u009b2J \u202egnp \u2066x\u2069 \u200b\ufeff\u2028\u2029");

    assertThat(out.toString(StandardCharsets.UTF_8).stripTrailing())
        .endsWith(
            " WARN a  b \\u001B]0;x\\u0007 \\u009B2J \\u202Egnp \\u2066x\\u2069"
                + " \\u200B\\uFEFF\\u2028\\u2029");
  }

  @Test
  void lettersOfAllLanguagesStay() {
    log.info("Zo\u00eb \u65e5\u672c \ud83d\ude00");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(" INFO Zo\u00eb \u65e5\u672c \ud83d\ude00");
  }
}
