package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {

  @ParameterizedTest
  @CsvSource({
    "id=7, 7",
    "a=1&id=7&id=8, 7",
    "%69d=7, 7",
    "%69%64=%37, 7",
    "id=a+b%26c, a b&c",
    "id=a=b, a=b",
    "&&id=7, 7",
    "x+id=1&id=7, 7",
    "id=%zz, %zz",
    "id=%E9, \u00e9",
    "id=&id=7, 7",
    "id&id=7, 7"
  })
  void theFirstValueOfANameThatSaysSomethingIsTheOne(String query, String value) {
    assertThat(QueryParameters.first(query, "id")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"ID=7", "idx=7", "i=7", "x=id=7", "''", "=id", "&", "x id=7", "id", "id=", "id=&id"})
  void otherNamesAreNotIt(String query) {
    assertThat(QueryParameters.first(query, "id")).isNull();
  }

  @Test
  void aRequestMayHaveNoQuery() {
    assertThat(QueryParameters.first(null, "id")).isNull();
  }

  @Test
  void aNameMayHaveBlanksAndOtherScripts() {
    assertThat(QueryParameters.first("a+b=1&%E6%97%A5=2", "a b")).isEqualTo("1");
    assertThat(QueryParameters.first("a+b=1&%E6%97%A5=2", "\u65e5")).isEqualTo("2");
  }

  @Test
  void allAreGoneThroughInTheirOrder() {
    assertThat(pairs("b=1&&a%3D=x+y&flag&=v&b=2&"))
        .containsExactly("b>1", "a=>x y", "flag>", ">v", "b>2");
    assertThat(pairs("")).isEmpty();
    assertThat(pairs("&")).isEmpty();
  }

  @Test
  void theLastOneIsAtTheEnd() {
    QueryParameters cut = new QueryParameters("a=1&b=2", StandardCharsets.UTF_8);
    QueryParameters closed = new QueryParameters("a=1&", StandardCharsets.UTF_8);

    assertThat(cut.next()).isTrue();
    assertThat(cut.isAtEnd()).isFalse();
    assertThat(cut.next()).isTrue();
    assertThat(cut.isAtEnd()).isTrue();
    assertThat(cut.next()).isFalse();
    assertThat(closed.next()).isTrue();
    assertThat(closed.isAtEnd()).isFalse();
    assertThat(closed.next()).isFalse();
  }

  private static List<String> pairs(String encoded) {
    List<String> pairs = new ArrayList<>();
    QueryParameters parameters = new QueryParameters(encoded, StandardCharsets.UTF_8);
    while (parameters.next()) {
      pairs.add(parameters.name() + ">" + parameters.value());
    }
    return pairs;
  }
}
