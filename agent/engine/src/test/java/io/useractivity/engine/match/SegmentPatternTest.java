package io.useractivity.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.text.InvalidValueException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentPatternTest {

  private static final String PIECES = "azAZ_09.-,: /$\u00e9\u0661\n";

  @Test
  void namesOfVariablesAreReadAsByRegularExpressions() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(5); length > 0; length--) {
        name.append(PIECES.charAt(random.nextInt(PIECES.length())));
      }

      assertThat(isName(name.toString()))
          .as(name.toString())
          .isEqualTo(name.toString().matches("[A-Za-z_][A-Za-z0-9_.-]*"));
    }
  }

  private static boolean isName(String name) {
    try {
      return SegmentPattern.parse('{' + name + '}').lastVariable().equals(name);
    } catch (InvalidValueException e) {
      return false;
    }
  }
}
