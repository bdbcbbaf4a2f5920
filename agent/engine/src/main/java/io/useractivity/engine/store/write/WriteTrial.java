package io.useractivity.engine.store.write;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.store.schema.FoundTable;
import io.useractivity.engine.store.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Writes a row as the agent writes rows, reads it and takes it back: whether all that lies between
 * lets it through. For one thread.
 */
public final class WriteTrial {

  /** What came of it. */
  public enum Outcome {
    /** It was there, and is gone. */
    DONE,
    /** What is written to this table can't be taken back, so nothing was. */
    NOT_TRIED,
    /** The database took it and did not have it. */
    NOT_READ,
    /** It is still there. */
    STAYED
  }

  /** Others write meanwhile, and their rows come between. */
  private static final int LATEST = 1_000;

  private final Database database;
  private final StoreSettings settings;
  private final Log log;
  private final String mark = "user-activity-check " + UUID.randomUUID();
  private long millis;

  public WriteTrial(StoreSettings settings, Log log) {
    this.database = Database.of(settings);
    this.settings = settings;
    this.log = log;
  }

  /**
   * Tries it on the table, which has to be there.
   *
   * @throws SQLException if the database refuses the row
   */
  public Outcome run() throws SQLException {
    OpenDatabase open = OpenDatabase.open(database, 1, log);
    try (Connection connection = open.connection()) {
      FoundTable table = new Table(open, false, ForeignKeys.NONE, log).ensure(connection);
      if (!table.isTransactional()) {
        return Outcome.NOT_TRIED;
      }
      RowFitter fitter =
          new RowFitter(table, settings.columns(), Collections.<FoundColumn>emptySet());
      FoundColumn marked = marked(table);
      long start = System.nanoTime();
      try {
        new RowWriter(fitter, open, true).write(connection, Collections.singletonList(row()));
        if (marked != null && !isThere(connection, marked)) {
          return Outcome.NOT_READ;
        }
      } finally {
        connection.rollback();
      }
      millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      boolean stayed = marked != null && isThere(connection, marked);
      connection.rollback();
      return stayed ? Outcome.STAYED : Outcome.DONE;
    } finally {
      open.close();
      database.dialect().endThreads();
    }
  }

  /** How long it took to write and read the row and to take it back. */
  public long millis() {
    return millis;
  }

  /** What is wrong, in one line, without secrets. */
  public String reason(SQLException failure) {
    return database.reason(failure);
  }

  /** A column that the mark fits; null if there is none, or no id by which the row is found. */
  private FoundColumn marked(FoundTable table) {
    FoundColumn agent = table.column(Column.USER_AGENT.columnName());
    FoundColumn id = table.column("id");
    boolean fits =
        agent != null && agent.type() == ColumnType.TEXT && agent.maxCodePoints() >= mark.length();
    return fits && id != null && id.type() == ColumnType.INTEGER ? agent : null;
  }

  private boolean isThere(Connection connection, FoundColumn marked) throws SQLException {
    String sql =
        "SELECT "
            + marked.name()
            + " FROM "
            + ActivityTable.NAME
            + " WHERE id + "
            + LATEST
            + " > (SELECT MAX(id) FROM "
            + ActivityTable.NAME
            + ")";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        if (mark.equals(rows.getString(1))) {
          return true;
        }
      }
      return false;
    }
  }

  private ActivityRow row() {
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    return new ActivityRow.Builder()
        .text(Column.ACTIVITY_TYPE, "check")
        .text(Column.ACTION, "check")
        .text(Column.ENDPOINT, "/")
        .text(Column.METHOD, "GET")
        .text(Column.USER_AGENT, mark)
        .value(Column.REQUEST_DATA, "{\"check\":\"\u00e9\\ud83d\\ude00\"}")
        .value(Column.STATUS_CODE, 200)
        .value(Column.RESPONSE_TIME_MS, 1)
        .value(Column.SUCCESS, true)
        .value(Column.CREATED_AT, now)
        .value(Column.UPDATED_AT, now)
        .build();
  }
}
