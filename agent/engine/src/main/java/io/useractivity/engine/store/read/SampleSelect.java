package io.useractivity.engine.store.read;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads all of few rows, or a share of many. For one thread. */
final class SampleSelect {

  /** An estimate of how many rows there are may be far too low. */
  private static final int MOST_TIMES = 4;

  private SampleSelect() {}

  /** Hands over the columns and then the rows, and tells for how many each of them stands. */
  static int read(ReadSession session, SampleQuery query, RowSink sink)
      throws SQLException, IOException {
    List<TableColumns.Found> columns = session.columns.of(query.columns());
    List<RowColumn> names = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (TableColumns.Found column : columns) {
      names.add(column.column);
      wanted.add(column.sql);
    }
    sink.columns(names);
    RowShare share = new RowShare(session, query.selection(), query.about());
    String limit = " LIMIT " + (long) MOST_TIMES * query.about();
    try (PreparedStatement statement = share.select(session, String.join(", ", wanted), limit);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        List<String> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
          cells.add(columns.get(i).cell(result, i + 1));
        }
        sink.row(cells);
      }
    }
    return share.eachStandsFor();
  }
}
