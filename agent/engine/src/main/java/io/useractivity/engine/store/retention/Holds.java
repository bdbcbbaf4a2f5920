package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.RetentionTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The legal holds, which all JVMs and commands see. Immutable. */
public final class Holds {

  private final OpenDatabase database;
  private final Dialect dialect;

  Holds(OpenDatabase database) {
    this.database = database;
    this.dialect = database.dialect();
  }

  /** All, by their names. */
  public List<LegalHold> all() throws StoreException {
    return RetentionState.readOr(database, new ArrayList<LegalHold>(), Holds::read);
  }

  static List<LegalHold> read(Connection connection) throws SQLException {
    String sql =
        "SELECT name, user_name, tenant_id, from_time, until_time, reason FROM "
            + RetentionTables.HOLDS
            + " ORDER BY name";
    List<LegalHold> holds = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        holds.add(
            new LegalHold(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getObject(4, LocalDateTime.class),
                rows.getObject(5, LocalDateTime.class),
                rows.getString(6)));
      }
    }
    return holds;
  }

  /**
   * Adds one.
   *
   * @return false if there is one of that name already
   */
  public boolean add(LegalHold hold) throws StoreException {
    return database.inTransaction(
        connection -> {
          for (LegalHold other : read(connection)) {
            if (other.name().equals(hold.name())) {
              return false;
            }
          }
          insert(connection, hold);
          return true;
        });
  }

  private void insert(Connection connection, LegalHold hold) throws SQLException {
    String sql =
        "INSERT INTO "
            + RetentionTables.HOLDS
            + " (name, user_name, tenant_id, from_time, until_time, reason, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, hold.name());
      insert.setString(2, hold.user());
      insert.setString(3, hold.tenant());
      setTime(insert, 4, hold.from());
      setTime(insert, 5, hold.until());
      insert.setString(6, hold.reason());
      setTime(insert, 7, ServerTime.now(connection, dialect));
      insert.executeUpdate();
    }
  }

  private void setTime(PreparedStatement statement, int index, LocalDateTime time)
      throws SQLException {
    if (time == null) {
      statement.setNull(index, Types.TIMESTAMP);
    } else {
      dialect.setExactTime(statement, index, time);
    }
  }

  /**
   * Releases one.
   *
   * @return false if there is none of that name
   */
  public boolean release(String name) throws StoreException {
    return database.inTransaction(
        connection -> {
          String sql = "DELETE FROM " + RetentionTables.HOLDS + " WHERE name = ?";
          try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, name);
            return delete.executeUpdate() > 0;
          }
        });
  }
}
