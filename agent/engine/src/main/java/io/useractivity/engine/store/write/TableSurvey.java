package io.useractivity.engine.store.write;

import io.useractivity.engine.config.ColumnSource;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.store.schema.FoundTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the table that is there, decides how it is written to, and tells what is odd. */
final class TableSurvey {

  private final OpenDatabase database;
  private final Map<String, ColumnSource> further;
  private final Log log;

  /**
   * @param further columns that the configuration fills, by name
   */
  TableSurvey(OpenDatabase database, Map<String, ColumnSource> further, Log log) {
    this.database = database;
    this.further = further;
    this.log = log;
  }

  /**
   * The writer for that table.
   *
   * @param connection on which nothing is under way
   * @param first the first row that is to be written
   */
  RowWriter writerFor(FoundTable table, Connection connection, ActivityRow first)
      throws SQLException {
    RowFitter fitter = new RowFitter(table, further, Collections.<FoundColumn>emptySet());
    if (tellDifferences(table, fitter) && table.isTransactional()) {
      TrialRow trial = new TrialRow(table, further, database);
      Set<FoundColumn> refused = trial.refused(connection, first);
      if (!refused.isEmpty()) {
        log.warn(
            "The table "
                + ActivityTable.NAME
                + " refuses any value of ours in "
                + names(refused)
                + ", which is left out from now on: "
                + trial.reason());
        fitter = new RowFitter(table, further, refused);
      }
    }
    return new RowWriter(fitter, database, table.isTransactional());
  }

  private static String names(Set<FoundColumn> columns) {
    List<String> names = new ArrayList<>();
    for (FoundColumn column : columns) {
      names.add(column.name());
    }
    return String.join(", ", names);
  }

  /** Whether there are any. */
  private boolean tellDifferences(FoundTable table, RowFitter fitter) {
    List<String> differences = table.differences();
    differences.addAll(fitter.leftOut());
    for (String name : fitter.inventions()) {
      differences.add(
          name + " must have a value and gets '' or 0 or the like (column." + name + " sets one)");
    }
    for (String name : further.keySet()) {
      if (table.column(name) == null) {
        differences.add("no " + name + ", which column." + name + " is to fill");
      }
    }
    if (!differences.isEmpty()) {
      log.warn(
          "The table "
              + ActivityTable.NAME
              + " differs from the expected one and is written to as it is: "
              + String.join("; ", differences)
              + ".");
    }
    if (table.losesRowsWithTheirUser()) {
      log.warn(
          "Deleting a user deletes their rows (foreign key of user_id, ON DELETE CASCADE);"
              + " schema.foreign-keys = set-null or none creates a table that keeps them.");
    }
    return !differences.isEmpty();
  }
}
