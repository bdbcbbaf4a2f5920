package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfilledTextTest {

  private static final Map<String, String> VALUES =
      Map.of("id", "42", "region", "north", "evil", "{secret}", "1:id", "7");

  @ParameterizedTest
  @CsvSource({
    "{id}, 42",
    "{ id }, 42",
    "{evil}{id}, {secret}42",
    "{1:id}, 7",
    "{region}-{id}, north-42",
    "a{id}b{id}c, a42b42c",
    "{evil}, {secret}",
    "{id, {id",
    "id}, id}",
    "plain, plain"
  })
  void placeholdersAreFilled(String text, String filled) {
    assertThat(UnfilledText.fill(text, VALUES::get)).isEqualTo(filled);
  }

  @Test
  void whatCannotBeFilledYetIsFilledLater() {
    Object first = UnfilledText.fill("{evil}/{region}-{later}.{id}", VALUES::get);

    assertThat(first).isInstanceOf(UnfilledText.class).hasToString("{secret}/north-{later}.42");
    assertThat(((UnfilledText) first).fill(Map.of("later", "9", "secret", "told")::get))
        .isEqualTo("{secret}/north-9.42");
    assertThat(((UnfilledText) first).fill(name -> null)).isInstanceOf(UnfilledText.class);
  }

  @ParameterizedTest
  @CsvSource({"{id}, true", "a{}b, true", "plain, false", "a}b{c, false", "a{b, false"})
  void aTextWithoutBracesHasNothingToFill(String text, boolean has) {
    assertThat(UnfilledText.hasPlaceholder(text)).isEqualTo(has);
  }
}
