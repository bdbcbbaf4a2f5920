package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> WORDS = List.of("warn", "error", "jdbc.user", "jdbc.url");

  @ParameterizedTest
  @CsvSource({
    "warn, warn",
    "wan, warn",
    "wran, warn",
    "eror, error",
    "jdbc.usr, jdbc.user",
    "jdbc.uri, jdbc.url",
    "dbc.url, jdbc.url"
  })
  void theOneWithTheFewestDifferencesIsFound(String word, String nearest) {
    assertThat(Nearest.to(word, WORDS)).isEqualTo(nearest);
  }

  @ParameterizedTest
  @CsvSource({"colour", "queue.capacity", "''"})
  void whatIsFarFromAllHasNone(String word) {
    assertThat(Nearest.to(word, WORDS)).isNull();
  }

  @Test
  void amongNoneThereIsNone() {
    assertThat(Nearest.to("warn", List.of())).isNull();
  }
}
