package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The table beside that of the rows that tells how far each journal is stored. */
public final class JournalTable {

  public static final String NAME = "user_activity_journals";

  /** For a DBA to run. */
  public static final String SCRIPT = "schema/create_user_activity_journals_table.sql";

  private JournalTable() {}

  /**
   * Makes sure that the table is there and that it may be used; commits.
   *
   * @param create whether it may be created
   * @throws SQLException if it can't or mustn't
   */
  public static void ensure(Connection connection, Dialect dialect, boolean create)
      throws SQLException {
    if (!isThere(connection, dialect)) {
      connection.rollback();
      if (!create) {
        throw new SQLException(
            "it does not exist and schema.create is false", JdbcErrors.MISSING_TABLE);
      }
      for (String sql : script(dialect)) {
        execute(connection, sql);
      }
    }
    execute(connection, "UPDATE " + NAME + " SET position = position WHERE 1 = 0");
    execute(
        connection,
        "INSERT INTO "
            + NAME
            + " (journal_id, position, updated_at) SELECT journal_id, position, updated_at FROM "
            + NAME
            + " WHERE 1 = 0");
    connection.commit();
  }

  /** Whether it is there, for who may at least look at it. */
  public static boolean isThere(Connection connection, Dialect dialect) throws SQLException {
    try {
      execute(connection, "SELECT journal_id, position, updated_at FROM " + NAME + " WHERE 1 = 0");
      return true;
    } catch (SQLException e) {
      if (dialect.isMissingTable(e)) {
        return false;
      }
      throw e;
    }
  }

  /** The statements that make it. */
  public static List<String> script(Dialect dialect) {
    return SqlScript.read(dialect.journalScript()).statements();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
