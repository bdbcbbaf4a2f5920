package io.useractivity.engine.store.read;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.schema.ActivityTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The rows, from wherever they can be had: from the database, or, where a running application has
 * its file, from the agent there. For one thread.
 */
public final class StoredRows implements ActivityRows {

  /** In memory at a time. */
  private static final int PAGE = 1_000;

  private final StoreSettings settings;
  private final ActivityReader reader;
  private final AskedAgent agent;

  /**
   * Rows of a database.
   *
   * @param limit how long the database may take for one page, or for counting
   */
  public StoredRows(StoreSettings settings, Duration limit) {
    this(settings, limit, ActivityTable.NAME);
  }

  /**
   * Rows of another table, such as that which old ones go to; one that is not there has none.
   *
   * @param limit how long the database may take for one page
   */
  public StoredRows(StoreSettings settings, Duration limit, String table) {
    this(settings, limit, table, TimeUnit.SECONDS.toMillis(10) + limit.toMillis());
  }

  /**
   * @param patienceMillis how long an agent may take for its answer
   */
  StoredRows(StoreSettings settings, Duration limit, String table, long patienceMillis) {
    this.settings = settings;
    this.reader = new ActivityReader(settings, limit, table);
    this.agent = new AskedAgent(settings.dataDirectory(), table, patienceMillis);
  }

  @Override
  public Cursor read(RowQuery query, RowSink sink) throws QueryException, IOException {
    return asked(
        new Question<Cursor>() {
          @Override
          public Cursor ofDatabase() throws StoreException, IOException {
            return reader.read(query, PAGE, sink);
          }

          @Override
          public Cursor ofAgent()
              throws RowsOnFile.Refusal,
                  AskedAgent.Silence,
                  AskedAgent.AnswerException,
                  IOException {
            return agent.read(query, sink);
          }
        });
  }

  @Override
  public Breakdown breakdown(BreakdownQuery query) throws QueryException {
    return withoutSink(
        new Question<Breakdown>() {
          @Override
          public Breakdown ofDatabase() throws StoreException {
            return reader.breakdown(query);
          }

          @Override
          public Breakdown ofAgent()
              throws RowsOnFile.Refusal, AskedAgent.Silence, AskedAgent.AnswerException {
            return agent.breakdown(query);
          }
        });
  }

  @Override
  public Timeline timeline(TimelineQuery query) throws QueryException {
    return withoutSink(
        new Question<Timeline>() {
          @Override
          public Timeline ofDatabase() throws StoreException {
            return reader.timeline(query);
          }

          @Override
          public Timeline ofAgent()
              throws RowsOnFile.Refusal, AskedAgent.Silence, AskedAgent.AnswerException {
            return agent.timeline(query);
          }
        });
  }

  @Override
  public int sample(SampleQuery query, RowSink sink) throws QueryException, IOException {
    return asked(
        new Question<Integer>() {
          @Override
          public Integer ofDatabase() throws StoreException, IOException {
            return reader.sample(query, sink);
          }

          @Override
          public Integer ofAgent()
              throws RowsOnFile.Refusal,
                  AskedAgent.Silence,
                  AskedAgent.AnswerException,
                  IOException {
            return agent.sample(query, sink);
          }
        });
  }

  @Override
  public TableSummary summary() throws QueryException {
    return withoutSink(
        new Question<TableSummary>() {
          @Override
          public TableSummary ofDatabase() throws StoreException {
            return reader.summary();
          }

          @Override
          public TableSummary ofAgent()
              throws RowsOnFile.Refusal, AskedAgent.Silence, AskedAgent.AnswerException {
            return agent.summary();
          }
        });
  }

  /** What there is of the table, as {@link TableFacts} has it. */
  public List<List<String>> facts() throws QueryException {
    return withoutSink(
        new Question<List<List<String>>>() {
          @Override
          public List<List<String>> ofDatabase() throws StoreException {
            return reader.facts();
          }

          @Override
          public List<List<String>> ofAgent()
              throws RowsOnFile.Refusal, AskedAgent.Silence, AskedAgent.AnswerException {
            return agent.facts();
          }
        });
  }

  /** The same question to the one and to the other. */
  private interface Question<T> {

    T ofDatabase() throws StoreException, IOException;

    T ofAgent()
        throws RowsOnFile.Refusal, AskedAgent.Silence, AskedAgent.AnswerException, IOException;
  }

  private <T> T withoutSink(Question<T> question) throws QueryException {
    try {
      return asked(question);
    } catch (IOException e) {
      throw new IllegalStateException(e); // there is no sink to throw it
    }
  }

  private <T> T asked(Question<T> question) throws QueryException, IOException {
    try {
      return question.ofDatabase();
    } catch (StoreException e) {
      if (!reader.isInUse(e)) {
        throw new QueryException(e.getMessage(), e, reader.isTableMissing(e));
      }
    }
    try {
      return question.ofAgent();
    } catch (RowsOnFile.Refusal e) {
      throw inUse("the agent there says: " + e.getMessage(), e);
    } catch (AskedAgent.AnswerException e) {
      throw inUse("the agent there cannot be asked: " + e.getMessage(), e);
    } catch (AskedAgent.Silence e) {
      return afterSilence(question);
    }
  }

  /** That JVM may have ended meanwhile. */
  private <T> T afterSilence(Question<T> question) throws QueryException, IOException {
    try {
      return question.ofDatabase();
    } catch (StoreException e) {
      if (!reader.isInUse(e)) {
        throw new QueryException(e.getMessage(), e, reader.isTableMissing(e));
      }
      throw inUse(
          "no agent answers in "
              + settings.dataDirectory()
              + "; call the command with the configuration of that application, or stop it first",
          e);
    }
  }

  private QueryException inUse(String why, Throwable cause) {
    return new QueryException(settings + " is in use by another JVM, and " + why, cause);
  }

  @Override
  public void close() {
    reader.close();
  }
}
