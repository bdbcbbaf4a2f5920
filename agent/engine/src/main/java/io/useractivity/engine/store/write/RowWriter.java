package io.useractivity.engine.store.write;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.FoundColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes rows to the table that was found, the way its server takes best. For one thread. */
final class RowWriter {

  private final RowFitter fitter;
  private final List<ColumnBinding> columns = new ArrayList<>();
  private final BatchWriter writer;
  private final boolean transactional;

  /** Rows of a table without transactions that stand there while their batch is not complete. */
  private final Set<ActivityRow> standing = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param transactional whether a rollback takes away what was written
   */
  RowWriter(RowFitter fitter, OpenDatabase database, boolean transactional) {
    this.fitter = fitter;
    this.transactional = transactional;
    for (FoundColumn column : fitter.columns()) {
      columns.add(new ColumnBinding(column, database.dialect()));
    }
    this.writer = writer(database, new StatementLimit(database.maxPacketBytes()));
  }

  private BatchWriter writer(OpenDatabase database, StatementLimit limit) {
    switch (database.batchMethod()) {
      case JSON_TABLE:
        return JsonTable.canCarry(columns)
            ? new JsonTable(columns, limit, database.dialect())
            : new MultiRowInsert(columns, limit);
      case MULTI_ROW_INSERT:
        return new MultiRowInsert(columns, limit);
      case BULK_COMMAND:
        return new PreparedBatch(columns, limit, false);
      default:
        return new PreparedBatch(columns, limit, true);
    }
  }

  /** See {@link ActivityStore#rowsAtOnce}. */
  int rowsAtOnce(int most) {
    return transactional ? writer.rowsAtOnce(most) : most;
  }

  /** Sends the rows; the caller commits. */
  void write(Connection connection, List<ActivityRow> rows) throws SQLException {
    if (transactional) {
      writer.write(connection, fitter.fit(rows));
    } else {
      writeEach(connection, rows);
    }
  }

  /**
   * One at a time, where those before a refused one stay whatever is rolled back: when the batch
   * comes again, whole or in parts, they are passed over.
   */
  private void writeEach(Connection connection, List<ActivityRow> rows) throws SQLException {
    for (ActivityRow row : rows) {
      if (!standing.contains(row)) {
        writer.write(connection, fitter.fit(Collections.singletonList(row)));
        standing.add(row);
      }
    }
    for (ActivityRow row : rows) {
      standing.remove(row);
    }
  }

  /** How many values were changed to fit, by column; without those that never were. */
  Map<String, Long> changes() {
    return fitter.changes();
  }
}
