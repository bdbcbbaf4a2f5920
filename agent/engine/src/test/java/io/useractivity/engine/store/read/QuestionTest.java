package io.useractivity.engine.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Condition;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Dimension;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.record.Column;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

  private static final Selection SELECTION =
      Selection.of(
          Scope.tenant("a\tb\\n"),
          Filter.of(
              Condition.of(
                  Column.USER_ID, Condition.Kind.ANY_OF, List.of("al\nice", "", "\\", "é\t")),
              Condition.atLeast(Column.STATUS_CODE, 500)),
          Window.of(LocalDateTime.parse("2024-01-31T12:00:00.123"), null));

  @Test
  void aQuestionForRowsIsReadAsItWasWritten() {
    RowQuery query =
        RowQuery.of(SELECTION)
            .columns(List.of("id", "user_id"))
            .order(Order.OLDEST_FIRST)
            .after(Cursor.of(LocalDateTime.parse("2024-01-31T12:00:00.123456"), 42))
            .limit(7);

    Question read = Question.parse(Question.text(query, "old_rows"));

    assertThat(read.as(BreakdownQuery.class)).isNull();
    assertThat(read.table).isEqualTo("old_rows");
    RowQuery rows = read.as(RowQuery.class);
    assertThat(Question.text(rows, "old_rows")).isEqualTo(Question.text(query, "old_rows"));
    assertThat(rows.columns()).containsExactly("id", "user_id");
    assertThat(rows.after()).hasToString("2024-01-31T12:00:00.123456_42");
    assertThat(rows.selection().scope().conditions().get(0).values()).containsExactly("a\tb\\n");
    assertThat(rows.selection().filter().conditions().get(0).values())
        .containsExactly("al\nice", "", "\\", "é\t");
    assertThat(rows.selection().window().to()).isNull();
  }

  @Test
  void aQuestionForCountsIsReadAsItWasWritten() {
    BreakdownQuery query = BreakdownQuery.of(SELECTION, Dimension.ENDPOINT, 12);

    Question read = Question.parse(Question.text(query));

    assertThat(read.as(RowQuery.class)).isNull();
    assertThat(read.table).isEqualTo("user_activity_logs");
    assertThat(Question.text(read.as(BreakdownQuery.class))).isEqualTo(Question.text(query));
  }

  @Test
  void theOtherQuestionsAreReadAsTheyWereWrittenToo() {
    LocalDateTime start = LocalDateTime.parse("2024-01-31T11:59:00");
    TimelineQuery timeline = TimelineQuery.of(SELECTION, start, Duration.ofMinutes(15));
    SampleQuery sample = SampleQuery.of(SELECTION, List.of("id", "endpoint"), 20_000);
    RowQuery only = RowQuery.of(SELECTION).columns(List.of("id")).only(4711);

    assertThat(Question.text(Question.parse(Question.text(timeline)).as(TimelineQuery.class)))
        .isEqualTo(Question.text(timeline));
    assertThat(Question.text(Question.parse(Question.text(sample)).as(SampleQuery.class)))
        .isEqualTo(Question.text(sample));
    assertThat(Question.parse(Question.text(only, "old_rows")).as(RowQuery.class).id())
        .isEqualTo(4711);
  }

  /** Else a row would be everyone's. */
  @Test
  void aUsersScopeIsReadAsItWasWritten() {
    for (Scope scope :
        List.of(
            Scope.user("al\tice", "alice@example.com"),
            Scope.user("alice", null),
            Scope.user(null, "alice@example.com"))) {
      RowQuery query = RowQuery.of(Selection.of(scope, Filter.NONE, Window.ALL));
      String text = Question.text(query, "old_rows");

      Scope read = Question.parse(text).as(RowQuery.class).selection().scope();

      assertThat(read.conditions()).hasSize(1);
      assertThat(Question.text(Question.parse(text).as(RowQuery.class), "old_rows"))
          .isEqualTo(text);
      assertThat(read.conditions().get(0).kind()).isEqualTo(Condition.Kind.EXACTLY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latest 20 usual",
        "rows 2\nlimit\t1",
        "rows 1\nlimit\tmany",
        "rows 1\nscope\tENDPOINT\t/",
        "rows 1\nis\tNO_COLUMN\tANY_OF\tx",
        "rows 1\nis\tUSER_ID\tANY_OF",
        "rows 1\nunknown\tx",
        "rows 1\norder\t\\"
      })
  void whatIsUnknownIsNoQuestion(String text) {
    assertThat(Question.parse(text)).isNull();
  }
}
