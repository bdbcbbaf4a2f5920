package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables beside that of the rows: whose turn it is to archive, and what is on hold. */
public final class RetentionTables {

  public static final String STATE = "user_activity_retention";
  public static final String HOLDS = "user_activity_holds";

  /** For a DBA to run. */
  private static final String SCRIPT = "schema/create_user_activity_retention_tables.sql";

  private RetentionTables() {}

  /**
   * Makes sure that they are there; those that are stay as they are.
   *
   * @param create whether what is missing may be created
   * @throws SQLException if one is missing and can't or mustn't be created
   */
  public static void ensure(Connection connection, Dialect dialect, boolean create)
      throws SQLException {
    if (exists(connection, dialect, STATE) && exists(connection, dialect, HOLDS)) {
      return;
    }
    if (!create) {
      throw new SQLException(
          "the tables "
              + STATE
              + " and "
              + HOLDS
              + " do not exist and schema.create is false; run "
              + SCRIPT,
          JdbcErrors.MISSING_TABLE);
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql : script(dialect)) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new SQLException(
          "the tables "
              + STATE
              + " and "
              + HOLDS
              + " cannot be created; let a DBA run "
              + SCRIPT
              + ": "
              + e.getMessage(),
          e.getSQLState(),
          e.getErrorCode(),
          e);
    }
    connection.commit();
  }

  /** Whether both are there; for who creates nothing. */
  public static boolean exist(Connection connection, Dialect dialect) throws SQLException {
    return exists(connection, dialect, STATE) && exists(connection, dialect, HOLDS);
  }

  /** The same on a connection that commits each statement by itself. */
  public static boolean areThere(Connection connection, Dialect dialect) throws SQLException {
    return isThere(connection, dialect, STATE) && isThere(connection, dialect, HOLDS);
  }

  /** The statements that make both. */
  public static List<String> script(Dialect dialect) {
    return SqlScript.read(dialect.retentionScript()).statements();
  }

  private static boolean exists(Connection connection, Dialect dialect, String table)
      throws SQLException {
    boolean there = isThere(connection, dialect, table);
    if (!there) {
      connection.rollback();
    }
    return there;
  }

  private static boolean isThere(Connection connection, Dialect dialect, String table)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      if (dialect.isMissingTable(e)) {
        return false;
      }
      throw e;
    }
  }
}
