package io.useractivity.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressTest {

  private static final Pattern SERVER = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*");
  private static final String PIECES = "aZ09+.-::///?#\u00e9@[]\n";

  @ParameterizedTest
  @CsvSource({
    "https://example.com/orders/7, /orders/7",
    "https://example.com:8443/a?b=//c, /a?b=//c",
    "//example.com/a, /a",
    "https://[::1]:8080/a, /a",
    "https://example.com, ''",
    "https://example.com?x, ?x",
    "/orders/7, /orders/7",
    "orders/7, orders/7",
    "mailto:a@b, mailto:a@b",
    "1https://example.com/a, 1https://example.com/a",
    "'', ''"
  })
  void theServerIsLeftOut(String address, String rest) {
    assertThat(WebAddress.withoutServer(address)).isEqualTo(rest);
  }

  @Test
  void randomTextsAreReadAsByARegularExpression() {
    Random random = new Random(11);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "http://" : "");
      for (int length = random.nextInt(10); length > 0; length--) {
        text.append(PIECES.charAt(random.nextInt(PIECES.length())));
      }

      assertThat(WebAddress.withoutServer(text.toString()))
          .isEqualTo(SERVER.matcher(text.toString()).replaceFirst(""));
    }
  }
}
