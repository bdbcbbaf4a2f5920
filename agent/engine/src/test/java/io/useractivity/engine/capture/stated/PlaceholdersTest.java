package io.useractivity.engine.capture.stated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

  @ParameterizedTest
  @CsvSource({
    "id=1, 1",
    "a=2&id=1, 1",
    "id=1&id=2, 1",
    "id=&id=2, 2",
    "i%64=a%20b+c, a b c",
    "%69d=7, 7",
    "id=%E9, é",
    "id=+%zz, ' %zz'",
    "xid=1,",
    "id,",
    "'',",
    ","
  })
  void aParameterIsTheFirstThatSaysSomething(String query, String value) {
    assertThat(Placeholders.parameter(query, "id")).isEqualTo(value);
  }
}
