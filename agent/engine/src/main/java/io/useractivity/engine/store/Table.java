package io.useractivity.engine.store;

import io.useractivity.engine.log.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The table user_activity_logs: whether it is there, and its creation. */
final class Table {

  static final String NAME = "user_activity_logs";

  private final DatabaseKind kind;
  private final boolean create;
  private final Log log;

  Table(DatabaseKind kind, boolean create, Log log) {
    this.kind = kind;
    this.create = create;
    this.log = log;
  }

  /**
   * Makes sure that the table is there. Several JVMs may do so at once: the script says IF NOT
   * EXISTS.
   *
   * @throws SQLException if it is missing and can't or mustn't be created
   */
  void ensure(Connection connection) throws SQLException {
    if (exists(connection)) {
      return;
    }
    if (!create) {
      throw new SQLException(
          "the table "
              + NAME
              + " does not exist and schema.create is false; run"
              + " schema/create_user_activity_logs_table.sql",
          Failures.MISSING_TABLE);
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql : SqlScript.read(kind.createScript()).statements()) {
        statement.execute(sql);
      }
    }
    connection.commit();
    log.info("Created the table " + NAME + ".");
  }

  private static boolean exists(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + NAME + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      if (Failures.isMissingTable(e)) {
        connection.rollback();
        return false;
      }
      throw e;
    }
  }
}
