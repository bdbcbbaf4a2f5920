package io.useractivity.engine.query;

import java.io.IOException;
import java.time.LocalDateTime;

/** The recorded rows, for whoever asks. For one thread at a time. */
public interface ActivityRows extends AutoCloseable {

  /**
   * Hands over the columns, and then the rows in their order.
   *
   * @return behind which row the rest begins, if there may be any; else null
   * @throws IOException if the sink throws it
   */
  Cursor read(RowQuery query, RowSink sink) throws QueryException, IOException;

  /** Counts rows by one of their properties. */
  Breakdown breakdown(BreakdownQuery query) throws QueryException;

  /** Counts rows by time; of very many, a part. */
  Timeline timeline(TimelineQuery query) throws QueryException;

  /**
   * Hands over the columns, and then rows in any order.
   *
   * @return how many rows each of them stands for: 1 if they are all
   * @throws IOException if the sink throws it
   */
  int sample(SampleQuery query, RowSink sink) throws QueryException, IOException;

  /** How large their table is, and how retention went; nothing is counted for it. */
  TableSummary summary() throws QueryException;

  /**
   * When the oldest archived row was; null where none are archived, or none belong to these.
   *
   * @throws IOException if the archives cannot be read
   */
  default LocalDateTime archivedSince() throws QueryException, IOException {
    return null;
  }

  @Override
  void close();
}
