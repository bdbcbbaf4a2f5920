package io.useractivity.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityRowTest {

  @Test
  void textsAreBoundedAndErrorsToTheirColumn() {
    ActivityRow row =
        new ActivityRow.Builder()
            .text(Column.METHOD, "PROPPATCHES")
            .text(Column.USER_AGENT, "x".repeat(100_000))
            .text(Column.ERROR_MESSAGE, "x".repeat(501))
            .build();

    assertThat(row.value(Column.METHOD)).isEqualTo("PROPPATCHES");
    assertThat((String) row.value(Column.ERROR_MESSAGE)).hasSize(500);
    assertThat((String) row.value(Column.USER_AGENT)).hasSize(2_048);
    assertThat(row.value(Column.USER_ID)).isNull();
  }

  @Test
  void aRowDoesNotChangeWithItsBuilder() {
    ActivityRow.Builder builder = new ActivityRow.Builder().text(Column.METHOD, "GET");
    ActivityRow row = builder.build();

    builder.text(Column.METHOD, "POST");

    assertThat(row.value(Column.METHOD)).isEqualTo("GET");
  }
}
