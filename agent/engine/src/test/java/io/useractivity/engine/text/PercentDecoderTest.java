package io.useractivity.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentDecoderTest {

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "a%20b, a b",
    "%C3%A9t%c3%a9, \u00e9t\u00e9",
    "%F0%9F%98%80, \uD83D\uDE00",
    "\u65e5%41, \u65e5A",
    "'', ''"
  })
  void escapesAreBytesInUtf8(String encoded, String decoded) {
    assertThat(PercentDecoder.path(encoded)).isEqualTo(decoded);
    assertThat(PercentDecoder.query(encoded)).isEqualTo(decoded);
  }

  @ParameterizedTest
  @CsvSource({
    "100%, 100%",
    "100%4, 100%4",
    "%zz%41, %zzA",
    "%%41, %A",
    "%4%41, %4A",
    "%\uff11\uff11, %\uff11\uff11"
  })
  void aMalformedEscapeStaysAsItIs(String encoded, String decoded) {
    assertThat(PercentDecoder.path(encoded)).isEqualTo(decoded);
    assertThat(PercentDecoder.query(encoded)).isEqualTo(decoded);
  }

  @ParameterizedTest
  @CsvSource({
    "%E9t%E9, \u00e9t\u00e9",
    "\u00e9, \u00e9",
    "%ff, \u00ff",
    "%C3%A9%ff, \u00c3\u00a9\u00ff"
  })
  void bytesThatAreMalformedAreReadAsServersShowThem(String encoded, String decoded) {
    assertThat(PercentDecoder.path(encoded)).isEqualTo(decoded);
    assertThat(PercentDecoder.query(encoded)).isEqualTo(decoded);
  }

  @Test
  void bytesThatCameRawAreDecodedAsWell() {
    assertThat(PercentDecoder.path("\u00c3\u00a9")).isEqualTo("\u00e9");
  }

  @Test
  void aPlusSignIsABlankInQueriesAndFormsAlone() {
    assertThat(PercentDecoder.path("a+b%2B")).isEqualTo("a+b+");
    assertThat(PercentDecoder.query("a+b%2B")).isEqualTo("a b+");
    assertThat(PercentDecoder.form("a+b%2B", StandardCharsets.UTF_8)).isEqualTo("a b+");
  }

  @Test
  void aFormHasACharsetOfItsOwn() {
    assertThat(PercentDecoder.form("%E9", StandardCharsets.ISO_8859_1)).isEqualTo("\u00e9");
    assertThat(PercentDecoder.form("%C3%A9", StandardCharsets.ISO_8859_1))
        .isEqualTo("\u00c3\u00a9");
    assertThat(PercentDecoder.form("%00%E9", StandardCharsets.UTF_16BE)).isEqualTo("\u00e9");
  }

  @Test
  void whatIsNotEncodedIsTheSameObject() {
    String plain = "orders-\u65e5";

    assertThat(PercentDecoder.path(plain)).isSameAs(plain);
  }
}
