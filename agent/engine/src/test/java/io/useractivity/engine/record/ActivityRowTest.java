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
  void itsSmallerFormsHaveEverLessOfIt() {
    ActivityRow row =
        new ActivityRow.Builder()
            .text(Column.ENDPOINT, "/orders")
            .text(Column.USER_AGENT, "curl")
            .value(Column.REQUEST_DATA, "{\"query\":{}}")
            .value(Column.STATUS_CODE, 200)
            .build();

    assertThat(row.reduced())
        .map(Object::toString)
        .containsExactly(
            "{ENDPOINT=/orders, USER_AGENT=curl, REQUEST_DATA={\"_refused\":true}, STATUS_CODE=200}",
            "{ENDPOINT=/orders, REQUEST_DATA={\"_refused\":true}, STATUS_CODE=200}",
            "{STATUS_CODE=200}");
    assertThat(row.reduced().get(2).bytes()).isLessThan(row.bytes());
  }

  @Test
  void aRowDoesNotChangeWithItsBuilder() {
    ActivityRow.Builder builder = new ActivityRow.Builder().text(Column.METHOD, "GET");
    ActivityRow row = builder.build();

    builder.text(Column.METHOD, "POST");

    assertThat(row.value(Column.METHOD)).isEqualTo("GET");
  }
}
