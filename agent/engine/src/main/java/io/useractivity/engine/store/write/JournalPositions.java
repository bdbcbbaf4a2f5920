package io.useractivity.engine.store.write;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.JournalTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far the database has each journal's rows, moved on by the transactions that write them. Who
 * finds a position moved knows that another attempt did commit: its own of which no answer came,
 * one before a restart, or another process's that has the same journal. Immutable.
 */
final class JournalPositions {

  private static final String TABLE = JournalTable.NAME;
  private static final String OF_ONE = " WHERE journal_id = ?";

  /** A journal that nobody has delivered from for so long is gone. */
  private static final String FORGET = "DELETE FROM " + TABLE + " WHERE updated_at < ";

  private static final int FORGET_DAYS = 90;

  private final String update;
  private final String insert;

  private JournalPositions(Dialect dialect) {
    this.update =
        "UPDATE "
            + TABLE
            + " SET position = ?, updated_at = "
            + dialect.utcNow()
            + OF_ONE
            + " AND position <= ?";
    this.insert =
        "INSERT INTO "
            + TABLE
            + " (journal_id, position, updated_at) VALUES (?, ?, "
            + dialect.utcNow()
            + ")";
  }

  /**
   * Makes sure that positions can be kept.
   *
   * @param create whether their table may be created
   * @param transactional whether rows and position are written together or not at all
   * @return null if rows may be stored twice, which is told
   */
  static JournalPositions find(
      Connection connection, OpenDatabase database, boolean create, boolean transactional, Log log)
      throws SQLException {
    if (!transactional) {
      log.warn(
          "Rows may be stored twice after a lost connection or a killed JVM: the engine of the table"
              + " knows no transactions. ALTER TABLE user_activity_logs ENGINE=InnoDB mends that.");
      return null;
    }
    try {
      JournalTable.ensure(connection, database.dialect(), create);
    } catch (SQLException e) {
      if (!JdbcErrors.isDenied(e) && !database.dialect().isMissingTable(e)) {
        throw e;
      }
      connection.rollback();
      log.warn(
          "Rows may be stored twice after a lost connection or a killed JVM: the table "
              + TABLE
              + " cannot be used ("
              + database.reason(e)
              + "). Let a DBA run "
              + JournalTable.SCRIPT
              + " and grant SELECT, INSERT and UPDATE on it.");
      return null;
    }
    forgetOld(connection, database.dialect());
    return new JournalPositions(database.dialect());
  }

  private static void forgetOld(Connection connection, Dialect dialect) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(FORGET + dialect.daysAgo(FORGET_DAYS));
      connection.commit();
    } catch (SQLException notAllowed) {
      connection.rollback(); // the table grows by a row for each start of a JVM
    }
  }

  /**
   * Moves the journal's position behind the batch.
   *
   * @return how many of its first rows are stored already
   */
  int move(Connection connection, Batch batch) throws SQLException {
    if (moved(connection, batch, batch.first())) {
      return 0;
    }
    Long position = position(connection, batch.journal());
    if (position == null) {
      insert(connection, batch);
      return 0;
    }
    if (position >= batch.end()) {
      return batch.size();
    }
    if (!moved(connection, batch, position)) {
      throw new SQLException("another process has moved the journal's position", "40001");
    }
    return (int) Math.max(0, position - batch.first());
  }

  private boolean moved(Connection connection, Batch batch, long atMost) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setLong(1, batch.end());
      statement.setString(2, batch.journal().toString());
      statement.setLong(3, atMost);
      return statement.executeUpdate() == 1;
    }
  }

  private void insert(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, batch.journal().toString());
      statement.setLong(2, batch.end());
      statement.executeUpdate();
    } catch (SQLException e) {
      // Not one of the rows is to blame if another process was first: the next try finds its row.
      throw "23".equals(String.valueOf(e.getSQLState()).substring(0, 2))
          ? new SQLException("another process has begun the journal", "40001", e)
          : e;
    }
  }

  /** Waits for whoever moves it just now; null if there is none. */
  Long position(Connection connection, JournalId journal) throws SQLException {
    String select = "SELECT position FROM " + TABLE + OF_ONE + " FOR UPDATE";
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, journal.toString());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : null;
      }
    }
  }
}
