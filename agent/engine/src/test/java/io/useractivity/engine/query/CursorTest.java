package io.useractivity.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void aCursorIsReadAsItWasWritten() {
    LocalDateTime exact = LocalDateTime.parse("2026-11-27T06:23:22.252001");
    Cursor read = Cursor.parse(Cursor.of(exact, 4711).toString());

    assertThat(read.createdAt()).isEqualTo(exact);
    assertThat(read.id()).isEqualTo(4711);
    assertThat(Cursor.parse(Cursor.of(null, 7).toString()).id()).isEqualTo(7);
    assertThat(Cursor.parse("7").createdAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_", "x", "2026-11-27_7", "2026-11-27T06:23:22.252_", "1_2_3"})
  void whatIsNoCursorIsNone(String text) {
    assertThat(Cursor.parse(text)).isNull();
  }
}
