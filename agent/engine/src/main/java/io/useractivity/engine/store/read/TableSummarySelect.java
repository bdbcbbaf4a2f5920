package io.useractivity.engine.store.read;

import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.store.retention.RetentionFacts;
import io.useractivity.engine.store.schema.TableState;
import java.sql.SQLException;

/** Asks the server what it knows of the table without reading it. */
final class TableSummarySelect {

  private TableSummarySelect() {}

  static TableSummary read(ReadSession session) throws SQLException {
    TableState state = TableState.read(session.connection, session.dialect);
    return new TableSummary(
        state.rows(), state.bytes(), RetentionFacts.lastRun(session.connection, session.dialect));
  }
}
