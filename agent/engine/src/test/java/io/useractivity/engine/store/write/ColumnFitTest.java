package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.store.connect.Dialects;
import io.useractivity.engine.store.schema.CharacterSet;
import io.useractivity.engine.store.schema.FoundColumn;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnFitTest {

  private static final String FACE = "\uD83D\uDE00";

  @Test
  void nullStaysNull() {
    assertThat(fit(null, 1)).isNull();
  }

  @Test
  void aLongerTextIsCut() {
    assertThat(fit("abcdef", 3)).isEqualTo("abc");
  }

  @Test
  void charactersOfFourBytesCountOnce() {
    assertThat(fit(FACE.repeat(3), 3)).isEqualTo(FACE.repeat(3));
    assertThat(fit("ab" + FACE, 3)).isEqualTo("ab" + FACE);
  }

  @Test
  void aCharacterOfFourBytesAtTheCutIsKeptOrLeftWhole() {
    assertThat(fit("ab" + FACE + "c", 3)).isEqualTo("ab" + FACE);
    assertThat(fit("abc" + FACE, 3)).isEqualTo("abc");
    assertThat(fit(FACE + FACE, 1)).isEqualTo(FACE);
  }

  @Test
  void nulIsReplaced() {
    assertThat(fit("a\0b", 3)).isEqualTo("a\uFFFDb");
  }

  @Test
  void unpairedSurrogatesAreReplaced() {
    assertThat(fit("a\uD83Db", 9)).isEqualTo("a\uFFFDb");
    assertThat(fit("a\uDE00b", 9)).isEqualTo("a\uFFFDb");
    assertThat(fit("\uDE00\uD83D", 9)).isEqualTo("\uFFFD\uFFFD");
    assertThat(fit("ab\uD83D", 9)).isEqualTo("ab\uFFFD");
  }

  @Test
  void otherControlCharactersStay() {
    assertThat(fit("a\tb\nc", 9)).isEqualTo("a\tb\nc");
  }

  @Test
  void aColumnOfThreeByteCharactersGetsReplacementsForFourByteOnes() {
    ColumnFit fit = new ColumnFit(text(9, 27, "utf8mb3"), false);

    assertThat(fit.fit("a" + FACE + "ß")).isEqualTo("a\uFFFDß");
    assertThat(fit.changed()).isEqualTo(1);
  }

  @Test
  void aLatin1ColumnGetsQuestionMarksForWhatItDoesNotHave() {
    ColumnFit fit = new ColumnFit(text(9, 9, "latin1"), false);

    assertThat(fit.fit("Grüße €" + FACE + "日")).isEqualTo("Grüße €??");
  }

  @Test
  void aTextColumnIsBoundedByItsBytes() {
    ColumnFit fit = new ColumnFit(column("tinytext", 255, 255, "utf8mb4", true), false);

    assertThat(fit.fit(FACE.repeat(100))).isEqualTo(FACE.repeat(63));
  }

  @ParameterizedTest
  @CsvSource({
    "int, 42, 42",
    "int, 2147483648, ",
    "int unsigned, 4294967295, 4294967295",
    "int unsigned, -1, ",
    "smallint(6), 70000, ",
    "bigint unsigned, 9223372036854775807, 9223372036854775807",
    "bigint unsigned, 18446744073709551615, ",
    "int, alice@acme.example, ",
    "int, -, ",
  })
  void anIdThatIsNoNumberOfTheColumnIsLeftOut(String type, String id, Long expected) {
    assertThat(new ColumnFit(column(type, 0, 0, null, true), false).fit(id)).isEqualTo(expected);
  }

  @Test
  void aMeasuredNumberStopsAtTheColumnsLimit() {
    ColumnFit fit = new ColumnFit(column("smallint(6)", 0, 0, null, true), false);

    assertThat(fit.fit(70_000)).isEqualTo(32_767L);
    assertThat(fit.changed()).isEqualTo(1);
  }

  @Test
  void aColumnThatMustHaveAValueGetsAnEmptyOne() {
    assertThat(new ColumnFit(column("varchar(9)", 9, 36, "utf8mb4", false), false).fit(null))
        .isEqualTo("");
    assertThat(new ColumnFit(column("int", 0, 0, null, false), false).fit("no number"))
        .isEqualTo(0L);
    assertThat(new ColumnFit(column("tinyint(1)", 0, 0, null, false), false).fit(null))
        .isEqualTo(false);
  }

  @Test
  void jsonThatIsTooLongLosesItsLastMembersAndSaysHowMany() {
    ColumnFit fit = new ColumnFit(text(40, 160, "utf8mb4"), true);

    assertThat(fit.fit("{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":\"" + "x".repeat(40) + "\",\"e\":5}"))
        .isEqualTo("{\"a\":1,\"b\":{\"c\":[1,2]},\"_dropped\":2}");
    assertThat(fit.fit("[\"" + "x".repeat(40) + "\"]")).isEqualTo("{\"_dropped\":1}");
    assertThat(fit.changed()).isEqualTo(2);
    assertThat(fit.fit("{\"a\": 1}")).isEqualTo("{\"a\": 1}");
    assertThat(fit.changed()).isEqualTo(2);
  }

  @Test
  void namesOfOneHashCostTheirJsonNothing() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 1_024; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 10; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append(i == 0 ? "" : ",").append('"').append(name).append("\":1");
    }
    json.append('}');

    assertThat(new ColumnFit(text(40_000, 160_000, "utf8mb4"), true).fit(json.toString()))
        .isEqualTo(json.toString());
    assertThat((String) new ColumnFit(text(20_000, 80_000, "utf8mb4"), true).fit(json.toString()))
        .startsWith("{\"AaAaAaAaAaAaAaAaAaAa\":1,")
        .matches("(?s).*,\"_dropped\":\\d+}");
  }

  @Test
  void whatIsNoJsonIsNotStoredAsJson() {
    assertThat(new ColumnFit(text(40, 160, "utf8mb4"), true).fit("{\"a\":")).isNull();
  }

  @Test
  void timesAreCutToWhatTheColumnKeeps() {
    LocalDateTime time = LocalDateTime.parse("2024-01-31T12:00:00.999");

    assertThat(new ColumnFit(column("datetime", 0, 0, null, true), false).fit(time))
        .isEqualTo(LocalDateTime.parse("2024-01-31T12:00:00"));
    assertThat(new ColumnFit(column("datetime(3)", 0, 0, null, true), false).fit(time))
        .isEqualTo(time);
    assertThat(new ColumnFit(column("timestamp", 0, 0, null, true), false).fit(time.withYear(2040)))
        .isEqualTo(LocalDateTime.parse("2038-01-19T03:14:07"));
  }

  private static Object fit(String text, int width) {
    return new ColumnFit(text(width, 4L * width, "utf8mb4"), false).fit(text);
  }

  private static FoundColumn text(long width, long bytes, String characterSet) {
    return column("varchar(" + width + ")", width, bytes, characterSet, true);
  }

  private static FoundColumn column(
      String type, long width, long bytes, String characterSet, boolean nullable) {
    return new FoundColumn.Builder(Dialects.of("jdbc:mysql:"), "any", type)
        .text(width, bytes, CharacterSet.of(characterSet))
        .nullable(nullable)
        .build();
  }
}
