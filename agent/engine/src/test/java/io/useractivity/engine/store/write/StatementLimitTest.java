package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementLimitTest {

  @ParameterizedTest
  @CsvSource({"abc, 3", "\u00fc, 2", "\u4e2d, 3", "\ud83d\ude00, 4", "\\, 2", "\", 2"})
  void bytesAreThoseOfUtf8Escaped(String text, int bytes) throws Exception {
    List<Object[]> two = Collections.nCopies(2, new Object[] {text});
    long perRow = 32L + bytes;

    assertThat(new StatementLimit(2 * 2 * perRow).end(two, 0, 500)).isEqualTo(2);
    assertThat(new StatementLimit(2 * (2 * perRow - 1)).end(two, 0, 500)).isEqualTo(1);
    byte[] utf8 = ("x" + text + "'").getBytes(StandardCharsets.UTF_8);
    assertThat(StatementLimit.bytesOf(utf8, 1, utf8.length - 1)).isEqualTo(bytes);
  }

  @Test
  void aStatementFillsHalfAPacket() throws Exception {
    StatementLimit limit = new StatementLimit(2 * 10 * (100 + 32));
    List<Object[]> rows = Collections.nCopies(25, new Object[] {"x".repeat(100)});

    assertThat(limit.end(rows, 0, 500)).isEqualTo(10);
    assertThat(limit.end(rows, 10, 500)).isEqualTo(20);
    assertThat(limit.end(rows, 20, 500)).isEqualTo(25);
    assertThat(limit.end(rows, 0, 7)).isEqualTo(7);
  }

  @Test
  void aRowThatIsLargerIsRefused() {
    List<Object[]> rows = Collections.nCopies(1, new Object[] {"x".repeat(1_000)});

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> new StatementLimit(2_000).end(rows, 0, 500))
        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22001"));
  }

  @Test
  void whereNothingIsSentOnlyTheHeapBoundsIt() throws Exception {
    List<Object[]> rows = Collections.nCopies(10_000, new Object[] {"x".repeat(1_000), 1L, null});

    assertThat(new StatementLimit(Long.MAX_VALUE).end(rows, 0, 10_000)).isBetween(900, 1_000);
  }
}
