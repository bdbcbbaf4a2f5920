package io.useractivity.engine.store.write;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.store.connect.BatchMethod;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.schema.FoundColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes rows to the table that was found, the way its server takes best. For one thread. */
final class RowWriter {

  private final RowFitter fitter;
  private final List<ColumnBinding> columns = new ArrayList<>();
  private final BatchWriter writer;

  /**
   * @param maxPacketBytes what the server takes at once
   */
  RowWriter(RowFitter fitter, Dialect dialect, BatchMethod method, long maxPacketBytes) {
    this.fitter = fitter;
    for (FoundColumn column : fitter.columns()) {
      columns.add(new ColumnBinding(column, dialect));
    }
    this.writer = writer(method, columns, new StatementLimit(maxPacketBytes));
  }

  private static BatchWriter writer(
      BatchMethod method, List<ColumnBinding> columns, StatementLimit limit) {
    switch (method) {
      case JSON_TABLE:
        return JsonTable.canCarry(columns) ? new JsonTable(limit) : new MultiRowInsert(limit);
      case MULTI_ROW_INSERT:
        return new MultiRowInsert(limit);
      default:
        return new PreparedBatch(limit);
    }
  }

  /** Sends the rows; the caller commits. */
  void write(Connection connection, List<ActivityRow> rows) throws SQLException {
    writer.write(connection, columns, fitter.fit(rows));
  }

  /** How many values were changed to fit, by column; without those that never were. */
  Map<String, Long> changes() {
    return fitter.changes();
  }
}
