package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedDataTest {

  @Test
  void valuesAreWrittenAsJson() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("a\"b", "x\ny");
    data.put("n", Arrays.asList(1, 2L, 1.5, new BigDecimal("2.50"), null, true));
    data.put("m", Map.of("k", List.of()));

    assertThat(StatedData.json(data))
        .isEqualTo("{\"a\\\"b\":\"x\\ny\",\"n\":[1,2,1.5,2.50,null,true],\"m\":{\"k\":[]}}");
    assertThat(StatedData.json(7)).isEqualTo("7");
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
        "{\"a\":1      | \"{\\\"a\\\":1\"",
        "{} {}         | \"{} {}\"",
        "' '           | \"\u00a0\"",
        "''            | \"\""
      })
  void aTextThatIsJsonStandsForItselfAndAnyOtherIsAText(String text, String json) {
    assertThat(StatedData.json(text)).isEqualTo(json.replace('\u00a0', ' '));
  }

  @Test
  void whatIsTooLongIsLeftOutAndSaysSo() {
    assertThat(StatedData.json(Collections.nCopies(10_000, 1)))
        .isEqualTo("{\"_dropped\":\"20001 characters\"}");
    assertThat(StatedData.json("[" + "1,".repeat(10_000) + "1]"))
        .isEqualTo("{\"_dropped\":\"20003 characters\"}");
  }
}
