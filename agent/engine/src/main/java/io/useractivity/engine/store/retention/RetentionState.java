package io.useractivity.engine.store.retention;

import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.connect.Transactions;
import io.useractivity.engine.store.schema.RetentionTables;
import io.useractivity.engine.text.Cut;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** What all JVMs have to know of each other's runs: the one row of its table. Immutable. */
public final class RetentionState {

  private static final int MAX_TEXT = 500;

  private static final String UPDATE = "UPDATE " + RetentionTables.STATE + " SET ";
  private static final String ONE = " WHERE id = 1";

  private final OpenDatabase database;
  private final Dialect dialect;

  RetentionState(OpenDatabase database) {
    this.database = database;
    this.dialect = database.dialect();
  }

  /** Makes the row where it is missing; two may try at once. */
  static void ensureRow(Connection connection, Dialect dialect) throws SQLException {
    String select = "SELECT id FROM " + RetentionTables.STATE + ONE;
    String insert = "INSERT INTO " + RetentionTables.STATE + " (id) VALUES (1)";
    try (PreparedStatement statement = connection.prepareStatement(select);
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        return;
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      if (!dialect.isDuplicateKey(e)) {
        throw e;
      }
    }
  }

  /** What is read, or what stands for it while the tables are not there. */
  static <T> T readOr(OpenDatabase database, T missing, Transactions.Work<T> work)
      throws StoreException {
    try {
      return database.inTransaction(work);
    } catch (StoreException e) {
      if (e.getCause() instanceof SQLException
          && database.dialect().isMissingTable((SQLException) e.getCause())) {
        return missing;
      }
      throw e;
    }
  }

  /** Null before the first. */
  public LastRun lastRun() throws StoreException {
    return readOr(database, null, RetentionState::lastRun);
  }

  static LastRun lastRun(Connection connection) throws SQLException {
    String sql =
        "SELECT run_started, run_ended, run_by, run_result, rows_archived, rows_deleted FROM "
            + RetentionTables.STATE
            + ONE;
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      LocalDateTime started = row.next() ? row.getObject(1, LocalDateTime.class) : null;
      return started == null
          ? null
          : new LastRun(
              started,
              row.getObject(2, LocalDateTime.class),
              row.getString(3),
              row.getString(4),
              row.getLong(5),
              row.getLong(6));
    }
  }

  /** The server's clock, in UTC. */
  public LocalDateTime now() throws StoreException {
    return database.inTransaction(connection -> ServerTime.now(connection, dialect));
  }

  public void begin(Holder by) throws StoreException {
    database.inTransaction(
        connection -> {
          String sql =
              UPDATE
                  + "run_started = ?, run_ended = NULL, run_by = ?, run_result = NULL,"
                  + " rows_archived = 0, rows_deleted = 0"
                  + ONE;
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            dialect.setExactTime(update, 1, ServerTime.now(connection, dialect));
            update.setString(2, by.toString());
            return update.executeUpdate();
          }
        });
  }

  /**
   * Tells how the run ended.
   *
   * @param result {@link LastRun#DONE} or a sentence
   */
  public void end(String result, long archived, long deleted) throws StoreException {
    database.inTransaction(
        connection -> {
          String sql =
              UPDATE + "run_ended = ?, run_result = ?, rows_archived = ?, rows_deleted = ?" + ONE;
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            dialect.setExactTime(update, 1, ServerTime.now(connection, dialect));
            update.setString(2, Cut.codePoints(result, MAX_TEXT));
            update.setLong(3, archived);
            update.setLong(4, deleted);
            return update.executeUpdate();
          }
        });
  }

  /** Which archive the rows go to: its id, and where it was when it was begun; or null. */
  public String[] archive() throws StoreException {
    return readOr(
        database,
        null,
        connection -> {
          String sql = "SELECT archive_id, archive_place FROM " + RetentionTables.STATE + ONE;
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            return row.next() && row.getString(1) != null
                ? new String[] {row.getString(1), row.getString(2)}
                : null;
          }
        });
  }

  /** From now on rows go to that archive. */
  public void archive(String id, String place) throws StoreException {
    database.inTransaction(
        connection -> {
          String sql = UPDATE + "archive_id = ?, archive_place = ?" + ONE;
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, id);
            update.setString(2, Cut.codePoints(place, MAX_TEXT));
            return update.executeUpdate();
          }
        });
  }

  /** How many rows of that archive are back in the table; 0 if another was begun last. */
  public long restored(String archive) throws StoreException {
    return readOr(
        database,
        0L,
        connection -> {
          String sql = "SELECT restored_archive, restored_rows FROM " + RetentionTables.STATE + ONE;
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            return row.next() && archive.equals(row.getString(1)) ? row.getLong(2) : 0L;
          }
        });
  }

  /** The archive whose rows are only in part back in the table; null for none. */
  public String halfRestored() throws StoreException {
    return readOr(
        database,
        null,
        connection -> {
          String sql = "SELECT restored_archive FROM " + RetentionTables.STATE + ONE;
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : null;
          }
        });
  }

  /** Tells it in the transaction that puts them back; null for no archive. */
  static void restored(Connection connection, String archive, long rows) throws SQLException {
    String sql = UPDATE + "restored_archive = ?, restored_rows = ?" + ONE;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, archive);
      update.setLong(2, rows);
      update.executeUpdate();
    }
  }
}
