package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.text.TimestampFormat;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts rows by steps of time on the server. For one thread. */
final class TimelineSelect {

  /** Rows that are counted in a tenth of a second, each of which is looked up for its success. */
  private static final int ENOUGH = 40_000;

  private TimelineSelect() {}

  static Timeline read(ReadSession session, TimelineQuery query) throws SQLException {
    RowShare share = new RowShare(session, query.selection(), ENOUGH);
    // The text is of digits alone.
    String from = TimestampFormat.millis(query.start());
    String step = session.dialect.stepOf("created_at", from, query.step().toMillis() / 1_000);
    String wanted = step + " AS step, COUNT(*), " + BreakdownSelect.FAILED;
    List<Timeline.Step> steps = new ArrayList<>();
    try (PreparedStatement statement =
            share.select(session, wanted, " GROUP BY " + step + " ORDER BY step");
        ResultSet result = statement.executeQuery()) {
      long each = share.eachStandsFor();
      while (result.next()) {
        steps.add(
            new Timeline.Step(
                result.getLong(1), each * result.getLong(2), each * result.getLong(3)));
      }
    }
    return new Timeline(steps, share.eachStandsFor());
  }
}
