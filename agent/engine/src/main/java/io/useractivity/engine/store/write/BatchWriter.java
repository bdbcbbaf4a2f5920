package io.useractivity.engine.store.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One way of sending many rows at once; the caller commits. Immutable. */
interface BatchWriter {

  /** See {@link ActivityStore#rowsAtOnce}. */
  default int rowsAtOnce(int most) {
    return most;
  }

  /**
   * Sends the rows, built anew at each call.
   *
   * @param columns what each row has values for, in that order
   * @param rows fitted values
   */
  void write(Connection connection, List<ColumnBinding> columns, List<Object[]> rows)
      throws SQLException;
}
