package io.useractivity.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatedValuesTest {

  @Test
  void nothingIsSaidToBeginWith() {
    assertThat(StatedValues.NONE.has(Column.ACTION)).isFalse();
    assertThat(StatedValues.NONE.isRecorded()).isTrue();
    assertThat(StatedValues.NONE.isOwnRow()).isFalse();
    assertThat(StatedValues.NONE.hasUser()).isFalse();
    assertThat(StatedValues.NONE.bytes()).isZero();
  }

  @Test
  void theLaterValueCountsAndNullIsNone() {
    StatedValues first = StatedValues.NONE.with(Column.ACTION, "one");

    assertThat(first.with(Column.ACTION, "two").value(Column.ACTION)).isEqualTo("two");
    assertThat(first.with(Column.ACTION, null)).isSameAs(first);
    assertThat(first.value(Column.ACTION)).isEqualTo("one");
    assertThat(StatedValues.NONE.has(Column.ACTION)).isFalse();
  }

  @Test
  void oneThingGoesBeforeTheOther() {
    StatedValues call = StatedValues.NONE.with(Column.ACTION, "call");
    StatedValues annotation =
        StatedValues.of(Map.of(Column.ACTION, "annotation", Column.RESOURCE_TYPE, "order"))
            .unrecorded();

    StatedValues both = call.orElse(annotation);

    assertThat(both.value(Column.ACTION)).isEqualTo("call");
    assertThat(both.value(Column.RESOURCE_TYPE)).isEqualTo("order");
    assertThat(both.isRecorded()).isFalse();
    assertThat(call.orElse(StatedValues.NONE)).isSameAs(call);
    assertThat(StatedValues.NONE.orElse(annotation).value(Column.ACTION)).isEqualTo("annotation");
  }

  @Test
  void aRowOfItsOwnStaysOne() {
    assertThat(StatedValues.NONE.asOwnRow().with(Column.USER_ID, "7").isOwnRow()).isTrue();
    assertThat(StatedValues.NONE.asOwnRow().with(Column.USER_ID, "7").hasUser()).isTrue();
    assertThat(StatedValues.NONE.with(Column.USER_EMAIL, "a@b").hasUser()).isTrue();
    assertThat(StatedValues.NONE.with(Column.USER_ROLE, "admin").hasUser()).isFalse();
  }

  @Test
  void whatTheAgentAnswersItselfHasARowOrNone() {
    StatedValues page = StatedValues.of(Map.of(Column.ACTION, "look")).ofPage();

    assertThat(page.isOfPage()).isTrue();
    assertThat(page.isRecorded()).isTrue();
    assertThat(page.isOfNoRow()).isFalse();
    assertThat(page.isOwnRow()).isFalse();
    assertThat(StatedValues.ofNoRow().isOfNoRow()).isTrue();
    assertThat(StatedValues.ofNoRow().isRecorded()).isFalse();
    assertThat(StatedValues.ofNoRow().isOfPage()).isFalse();
    assertThat(StatedValues.NONE.isOfPage()).isFalse();
  }

  @Test
  void longValuesCountWhereverTheyAre() {
    String text = "x".repeat(1_000);

    assertThat(StatedValues.NONE.with(Column.ACTION, text).bytes()).isGreaterThan(2_000);
    assertThat(
            StatedValues.NONE
                .with(Column.REQUEST_DATA, Map.of("list", List.of(text, 1, true), text, ""))
                .bytes())
        .isGreaterThan(4_000);
  }
}
