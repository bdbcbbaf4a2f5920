package io.useractivity.engine.store.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One way of sending many rows at once, to the columns that it was made for; the caller commits.
 * For one thread.
 */
interface BatchWriter {

  /** See {@link ActivityStore#rowsAtOnce}. */
  default int rowsAtOnce(int most) {
    return most;
  }

  /**
   * Sends the rows.
   *
   * @param rows fitted values, one for each of the columns
   */
  void write(Connection connection, List<Object[]> rows) throws SQLException;
}
