package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.ConnectFailure;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.schema.ActivityTable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Reads rows out of the database itself. It keeps a connection to a server until it is closed, but
 * none to a file, which another JVM could not open meanwhile. For one thread.
 */
public final class ActivityReader implements AutoCloseable {

  /** Characters of one page, whatever rows it has: pages are made smaller for big rows. */
  private static final long PAGE_CHARACTERS = 2_000_000;

  private final StoreSettings settings;
  private final Database database;
  private final Duration limit;
  private final String table;

  private ReadSession session;

  /**
   * @param limit after which the database ends a statement
   */
  public ActivityReader(StoreSettings settings, Duration limit) {
    this(settings, limit, ActivityTable.NAME);
  }

  /**
   * Reads another table of such rows; one that is not there has none.
   *
   * @param limit after which the database ends a statement
   */
  ActivityReader(StoreSettings settings, Duration limit, String table) {
    this.settings = settings;
    this.database = Database.of(settings);
    this.limit = limit;
    this.table = table;
  }

  /** Whether that was thrown because another JVM has the database's file. */
  boolean isTableMissing(StoreException failure) {
    return failure.getCause() instanceof SQLException
        && isMissing((SQLException) failure.getCause());
  }

  private boolean isMissing(SQLException failure) {
    Dialect dialect = database.dialect();
    return dialect.isMissingTable(failure) || dialect.isMissingDatabase(failure);
  }

  boolean isInUse(StoreException failure) {
    return failure.getCause() instanceof SQLException
        && database.dialect().isInUse((SQLException) failure.getCause());
  }

  /**
   * Hands over the columns and then the rows.
   *
   * @param page how many rows are in memory at a time
   * @return behind which row the rest begins, or null if there is none
   * @throws StoreException if the database can't be read
   */
  public Cursor read(RowQuery query, int page, RowSink sink) throws StoreException, IOException {
    try {
      return asked(open -> rows(open, query, page, sink));
    } catch (StoreException e) {
      if (isUnmade(e)) {
        sink.columns(Collections.<RowColumn>emptyList());
        return null;
      }
      throw e;
    }
  }

  /** Whether that is an archive's table which nothing has gone to yet. */
  private boolean isUnmade(StoreException failure) {
    return !table.equals(ActivityTable.NAME)
        && failure.getCause() instanceof SQLException
        && database.dialect().isMissingTable((SQLException) failure.getCause());
  }

  /**
   * Counts rows.
   *
   * @throws StoreException if the database can't be read
   */
  public Breakdown breakdown(BreakdownQuery query) throws StoreException {
    return withoutSink(open -> new BreakdownSelect(open, query).read());
  }

  /**
   * Counts rows by time.
   *
   * @throws StoreException if the database can't be read
   */
  public Timeline timeline(TimelineQuery query) throws StoreException {
    return withoutSink(open -> TimelineSelect.read(open, query));
  }

  /**
   * Hands over the columns and then rows in any order.
   *
   * @return how many rows each of them stands for
   * @throws StoreException if the database can't be read
   */
  public int sample(SampleQuery query, RowSink sink) throws StoreException, IOException {
    return asked(open -> SampleSelect.read(open, query, sink));
  }

  /**
   * What there is of the table, as {@link TableFacts} has it.
   *
   * @throws StoreException if the database can't be read
   */
  public List<List<String>> facts() throws StoreException {
    return withoutSink(open -> TableFacts.read(open.connection, open.dialect));
  }

  /**
   * How large the table is and how retention went.
   *
   * @throws StoreException if the database can't be read
   */
  public TableSummary summary() throws StoreException {
    return withoutSink(TableSummarySelect::read);
  }

  /** What is done by a session. */
  private interface Question<T> {

    T ask(ReadSession session) throws SQLException, IOException;
  }

  private <T> T withoutSink(Question<T> question) throws StoreException {
    try {
      return asked(question);
    } catch (IOException e) {
      throw new IllegalStateException(e); // there is no sink to throw it
    }
  }

  private <T> T asked(Question<T> question) throws StoreException, IOException {
    boolean done = false;
    try {
      if (session == null) {
        session = ReadSession.open(database, table, (int) limit.toMillis());
      }
      T answer = question.ask(session);
      done = true;
      return answer;
    } catch (SQLException e) {
      throw new StoreException(StoreException.Kind.AWAY, database + ": " + reason(e), e);
    } catch (RuntimeException | LinkageError e) {
      throw new StoreException(StoreException.Kind.AWAY, database + ": " + database.reason(e), e);
    } finally {
      if (!done || settings.isFile()) {
        close();
      }
    }
  }

  private static Cursor rows(ReadSession session, RowQuery query, int page, RowSink sink)
      throws SQLException, IOException {
    PageSelect select = new PageSelect(session, query, (int) Math.min(page, query.limit()));
    sink.columns(select.columns());
    Cursor after = query.after();
    long left = query.limit();
    int count = page;
    while (left > 0) {
      int wanted = (int) Math.min(count, left);
      List<FoundRow> rows = select.page(after, wanted);
      long characters = 1;
      for (FoundRow row : rows) {
        sink.row(row.cells);
        characters += row.size();
      }
      if (rows.size() < wanted) {
        return null;
      }
      after = rows.get(wanted - 1).cursor;
      left -= wanted;
      count = (int) Math.max(1, Math.min(page, PAGE_CHARACTERS * wanted / characters));
    }
    return after;
  }

  private String reason(SQLException failure) {
    Dialect dialect = database.dialect();
    if (isMissing(failure) && !table.equals(ActivityTable.NAME)) {
      return "the table " + table + " does not exist";
    }
    if (isMissing(failure)) {
      boolean noFile = dialect.isMissingDatabase(failure);
      return ActivityTable.MISSING + (noFile ? "; is this the right data.dir?" : "");
    }
    if (dialect.isTimeLimit(failure)) {
      return "the question takes longer than "
          + (limit.toMillis() % 1_000 == 0 ? "" + limit.toMillis() / 1_000 : limit.toMillis() / 1e3)
          + " s; ask for less time or by an indexed column, or give it longer";
    }
    ConnectFailure told = ConnectFailure.of(database, failure);
    return told.remedy() == null && JdbcErrors.isDenied(failure)
        ? told.reason() + "; the account needs SELECT on " + table
        : told.toString();
  }

  @Override
  public void close() {
    if (session != null) {
      try {
        session.close();
      } catch (SQLException broken) {
        // It is gone then.
      }
      session = null;
    }
  }
}
