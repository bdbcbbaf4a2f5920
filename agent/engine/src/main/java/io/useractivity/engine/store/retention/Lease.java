package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.RetentionTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The turn to archive, delete or erase, which one at a time has: a row of the database, since
 * GET_LOCK does not hold on a Galera cluster. Times are the server's. For one thread.
 *
 * <p>It lasts for {@value #SECONDS} seconds and is renewed in each transaction that changes rows:
 * so who was asleep for longer than that, and has lost it to another, can change no row any more.
 */
public final class Lease {

  static final long SECONDS = 30;

  private static final String TABLE = RetentionTables.STATE;

  private final OpenDatabase database;
  private final Dialect dialect;
  private final Holder holder;
  private final String token = UUID.randomUUID().toString();

  Lease(OpenDatabase database, Holder holder) {
    this.database = database;
    this.dialect = database.dialect();
    this.holder = holder;
  }

  /**
   * Takes the turn unless another has it. That of a process of this machine which has ended, or was
   * killed, is free at once, any other when its time is up.
   *
   * @return null if it is ours; else who has it
   */
  public String take() throws StoreException {
    return database.inTransaction(this::take);
  }

  private String take(Connection connection) throws SQLException {
    LocalDateTime now = now(connection);
    String other = occupant(connection, now);
    if (other != null) {
      return other;
    }
    String sql =
        "UPDATE "
            + TABLE
            + " SET holder = ?, holder_token = ?, held_until = ?"
            + " WHERE id = 1 AND (holder_token IS NULL OR held_until < ? OR holder_token = ?)";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, holder.toString());
      update.setString(2, token);
      dialect.setExactTime(update, 3, now.plusSeconds(SECONDS));
      dialect.setExactTime(update, 4, now);
      update.setString(5, token);
      return update.executeUpdate() == 1 ? null : String.valueOf(holderNow(connection));
    }
  }

  private String occupant(Connection connection, LocalDateTime now) throws SQLException {
    String sql = "SELECT holder, holder_token, held_until FROM " + TABLE + " WHERE id = 1";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      if (!row.next() || row.getString(2) == null || row.getString(2).equals(token)) {
        return null;
      }
      String other = row.getString(1);
      LocalDateTime until = row.getObject(3, LocalDateTime.class);
      if (until == null || until.isBefore(now)) {
        return null;
      }
      if (holder.knowsDead(other)) {
        free(connection, row.getString(2));
        return null;
      }
      return other;
    }
  }

  private static String holderNow(Connection connection) throws SQLException {
    String sql = "SELECT holder FROM " + TABLE + " WHERE id = 1";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /**
   * Makes it last, in a transaction that changes rows.
   *
   * @throws SQLException if another has it by now, so that the transaction is to be given up
   */
  void renew(Connection connection) throws SQLException {
    LocalDateTime until = now(connection).plusSeconds(SECONDS).truncatedTo(ChronoUnit.MILLIS);
    String sql = "UPDATE " + TABLE + " SET held_until = ? WHERE id = 1 AND holder_token = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      dialect.setExactTime(update, 1, until);
      update.setString(2, token);
      if (update.executeUpdate() != 1) {
        throw new SQLException(
            "this process took too long, and meanwhile "
                + holderNow(connection)
                + " has taken over; nothing is lost");
      }
    }
  }

  /** Makes it last while no row is changed. */
  public void renew() throws StoreException {
    database.inTransaction(
        connection -> {
          renew(connection);
          return null;
        });
  }

  /** Gives it back, if it is still ours. */
  public void release() throws StoreException {
    database.inTransaction(
        connection -> {
          free(connection, token);
          return null;
        });
  }

  private static void free(Connection connection, String held) throws SQLException {
    String sql =
        "UPDATE "
            + TABLE
            + " SET holder = NULL, holder_token = NULL, held_until = NULL"
            + " WHERE id = 1 AND holder_token = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, held);
      update.executeUpdate();
    }
  }

  private LocalDateTime now(Connection connection) throws SQLException {
    return ServerTime.now(connection, dialect);
  }
}
