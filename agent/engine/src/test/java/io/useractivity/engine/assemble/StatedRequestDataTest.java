package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.redact.Redactor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedRequestDataTest {

  private static final RequestData DATA =
      new RequestData(new Redactor(List.of(), List.of(), List.of()), true);

  @Test
  void valuesAreWrittenAsJson() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("a\"b", "x\ny");
    data.put("n", Arrays.asList(1, 2L, 1.5, new BigDecimal("2.50"), null, true));
    data.put("m", Map.of("k", List.of()));

    assertThat(DATA.ofStated(data))
        .isEqualTo("{\"a\\\"b\":\"x\\ny\",\"n\":[1,2,1.5,2.50,null,true],\"m\":{\"k\":[]}}");
    assertThat(DATA.ofStated(7)).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"a\":[1,{}]} | {\"a\":[1,{}]}",
        "7             | 7",
        "\"text\"      | \"text\"",
        "null          | null",
        "text          | \"text\"",
        "{\"a\":1      | \"[REDACTED]\"",
        "{} {}         | \"{} {}\"",
        "' '           | \"\u00a0\"",
        "''            | \"\""
      })
  void aTextThatIsJsonStandsForItselfAndAnyOtherIsAText(String text, String json) {
    assertThat(DATA.ofStated(text)).isEqualTo(json.replace('\u00a0', ' '));
  }

  @Test
  void whatThereIsNoRoomForIsLeftOutAndCounted() {
    String json = DATA.ofStated(Collections.nCopies(10_000, 1));

    assertThat(json).hasSizeLessThanOrEqualTo(RequestData.MAX_CHARS).endsWith("}]");
    assertThat(json).contains("{\"_dropped\":");
    assertThat(DATA.ofStated("[" + "1,".repeat(9_999) + "1]")).isEqualTo(json);
  }

  @Test
  void secretsAreLeftOutWhereverTheyStand() {
    assertThat(DATA.ofStated(Map.of("order", Map.of("password", "hunter2"))))
        .isEqualTo("{\"order\":{\"password\":\"[REDACTED]\"}}");
    assertThat(DATA.ofStated("{\"token\":[1,2]}")).isEqualTo("{\"token\":\"[REDACTED]\"}");
    assertThat(DATA.ofStated("password=hunter2")).doesNotContain("hunter2");
  }

  @Test
  void nothingIsStoredWhereRequestDataIsWithheld() {
    assertThat(DATA.withheld().ofStated("text")).isNull();
  }
}
