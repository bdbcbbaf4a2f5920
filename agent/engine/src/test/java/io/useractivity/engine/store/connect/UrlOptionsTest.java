package io.useractivity.engine.store.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:mariadb://h/db, jdbc:mariadb://h/db?name=1",
    "jdbc:mariadb://h/db?, jdbc:mariadb://h/db?name=1",
    "jdbc:mariadb://h/db?a=b, jdbc:mariadb://h/db?a=b&name=1",
    "jdbc:mariadb://h/db?a=b&, jdbc:mariadb://h/db?a=b&name=1",
    "jdbc:mariadb://h/db?rename=2, jdbc:mariadb://h/db?rename=2&name=1",
    "jdbc:mariadb://h/name=2, jdbc:mariadb://h/name=2?name=1"
  })
  void anOptionIsAdded(String url, String with) {
    assertThat(new UrlOptions(url).orElse("name", "1").toString()).isEqualTo(with);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mariadb://h/db?name=2",
    "jdbc:mariadb://h/db?a=b&name=2&c=d",
    "jdbc:mariadb://h/db?NAME=2",
    "jdbc:mariadb://h/db?name="
  })
  void whatTheUserSetStays(String url) {
    assertThat(new UrlOptions(url).orElse("name", "1").toString()).isEqualTo(url);
  }

  @Test
  void severalAreAdded() {
    assertThat(new UrlOptions("jdbc:mysql://h/db").orElse("a", "1").orElse("b", "2").toString())
        .isEqualTo("jdbc:mysql://h/db?a=1&b=2");
  }
}
