package io.useractivity.engine.store.read;

import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.store.retention.LastRun;
import io.useractivity.engine.store.retention.RetentionFacts;
import io.useractivity.engine.store.retention.RetentionState;
import io.useractivity.engine.store.schema.TableState;
import java.sql.SQLException;

/** Asks the server what it knows of the table without reading it. */
final class TableSummarySelect {

  private TableSummarySelect() {}

  static TableSummary read(ReadSession session) throws SQLException {
    TableState state = TableState.read(session.connection, session.dialect);
    Long bytes = state.dataBytes();
    if (bytes != null && state.indexBytes() != null) {
      bytes += state.indexBytes();
    }
    LastRun run = RetentionFacts.lastRun(session.connection, session.dialect);
    return new TableSummary(state.rows(), bytes, run == null ? null : retention(run));
  }

  private static TableSummary.Retention retention(LastRun run) {
    return new TableSummary.Retention(
        run.started(),
        run.ended(),
        RetentionState.DONE.equals(run.result()) ? null : run.result(),
        run.archived(),
        run.deleted());
  }
}
