package io.useractivity.engine.query;

import java.io.IOException;
import java.util.List;

/** Takes an answer row by row, so that it need not fit into memory. */
public interface RowSink {

  /** Comes first, once. */
  void columns(List<RowColumn> columns) throws IOException;

  /**
   * One row.
   *
   * @param cells a text for each column, or null; times in UTC, truth as true and false
   */
  void row(List<String> cells) throws IOException;
}
