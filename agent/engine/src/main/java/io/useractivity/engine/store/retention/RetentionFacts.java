package io.useractivity.engine.store.retention;

import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.schema.RetentionTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** The last run and the holds, for who describes the table; immutable. */
public final class RetentionFacts {

  private final LastRun lastRun;
  private final List<LegalHold> holds;

  private RetentionFacts(LastRun lastRun, List<LegalHold> holds) {
    this.lastRun = lastRun;
    this.holds = Collections.unmodifiableList(holds);
  }

  /** Nothing of both where their tables are missing, or the user may not look at them. */
  public static RetentionFacts read(Connection connection, Dialect dialect) throws SQLException {
    try {
      if (RetentionTables.areThere(connection, dialect)) {
        return new RetentionFacts(RetentionState.lastRun(connection), Holds.read(connection));
      }
    } catch (SQLException e) {
      if (!JdbcErrors.isDenied(e)) {
        throw e;
      }
    }
    return new RetentionFacts(null, Collections.<LegalHold>emptyList());
  }

  /** The last run alone; null before the first, and where its table is not there or not for us. */
  public static LastRun lastRun(Connection connection, Dialect dialect) throws SQLException {
    try {
      return RetentionState.lastRun(connection);
    } catch (SQLException e) {
      if (dialect.isMissingTable(e) || JdbcErrors.isDenied(e)) {
        return null;
      }
      throw e;
    }
  }

  /** Null before the first. */
  public LastRun lastRun() {
    return lastRun;
  }

  public List<LegalHold> holds() {
    return holds;
  }
}
