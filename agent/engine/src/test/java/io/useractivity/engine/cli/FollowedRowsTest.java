package io.useractivity.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.output.RowOutput;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.record.Column.Content;
import io.useractivity.engine.store.ReadLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowedRowsTest {

  private static final RowQuery ALL = ReadLines.EVERYTHING;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aRowThatIsCommittedAfterAHigherOneIsShownAndNoneTwice() throws Exception {
    List<String> shown = follow(List.of(rows("1", "2"), rows("4"), rows("3", "4"), rows("4", "5")));

    assertThat(shown).containsExactly("1", "2", "4", "3", "5");
  }

  @Test
  void aDatabaseThatIsAwayIsToldOnceAndWaitedFor() throws Exception {
    List<String> shown = follow(Arrays.asList(rows("1"), null, null, rows("2")));

    assertThat(shown).containsExactly("1", "2");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("the database is away (trying again until Ctrl+C)" + System.lineSeparator());
  }

  /** The first answer is that of the newest rows; null stands for a database that is away. */
  private List<String> follow(List<List<String>> answers) throws Exception {
    List<String> shown = new ArrayList<>();
    RowOutput output =
        new RowOutput() {
          @Override
          public void columns(List<RowColumn> columns) {}

          @Override
          public void row(List<String> cells) {
            shown.add(cells.get(0));
          }

          @Override
          public void end() {}
        };
    Answering rows = new Answering(answers);
    FollowedRows followed =
        new FollowedRows(rows, ALL, output, new PrintStream(err, true, StandardCharsets.UTF_8), 1);
    rows.read(ALL, followed);
    Thread following =
        new Thread(
            () -> {
              try {
                followed.follow();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    rows.end = following::interrupt;
    following.start();
    following.join();
    return shown;
  }

  private static List<String> rows(String... ids) {
    return List.of(ids);
  }

  /** Answers one after the other. */
  private static final class Answering implements ActivityRows {

    private final List<List<String>> answers;
    private int asked;
    private Runnable end;

    Answering(List<List<String>> answers) {
      this.answers = answers;
    }

    @Override
    public Cursor read(RowQuery query, RowSink sink) throws QueryException, IOException {
      List<String> answer = answers.get(asked++);
      if (asked == answers.size()) {
        end.run();
      }
      if (answer == null) {
        throw new QueryException("the database is away", null);
      }
      sink.columns(List.of(RowColumn.of("id", Content.NUMBER)));
      for (String id : answer) {
        sink.row(List.of(id));
      }
      return null;
    }

    @Override
    public Breakdown breakdown(BreakdownQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Timeline timeline(TimelineQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TableSummary summary() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int sample(SampleQuery query, RowSink sink) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
