package io.useractivity.engine.store.schema;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.OpenDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** The table user_activity_logs: whether it is there, and its creation. */
public final class Table {

  private final OpenDatabase database;
  private final Dialect dialect;
  private final boolean create;
  private final ForeignKeys foreignKeys;
  private final Log log;

  public Table(OpenDatabase database, boolean create, ForeignKeys foreignKeys, Log log) {
    this.database = database;
    this.dialect = database.dialect();
    this.create = create;
    this.foreignKeys = foreignKeys;
    this.log = log;
  }

  /**
   * Makes sure that the table is there; a table that is there is left as it is. Several JVMs may do
   * so at once: the script says IF NOT EXISTS.
   *
   * @throws SQLException if it is missing and can't or mustn't be created
   */
  public FoundTable ensure(Connection connection) throws SQLException {
    if (!exists(connection)) {
      if (!create) {
        throw new SQLException(
            "the table "
                + ActivityTable.NAME
                + " does not exist and schema.create is false; run"
                + " schema/create_user_activity_logs_table.sql",
            JdbcErrors.MISSING_TABLE);
      }
      create(connection);
      connection.commit();
      log.info("Created the table " + ActivityTable.NAME + ".");
    }
    FoundTable found = FoundTable.read(connection, dialect);
    connection.commit();
    return found;
  }

  private boolean exists(Connection connection) throws SQLException {
    if (FoundStructure.exists(connection, dialect)) {
      return true;
    }
    connection.rollback();
    return false;
  }

  private void create(Connection connection) throws SQLException {
    WantedTable wanted = WantedTable.read(connection, dialect, foreignKeys, IndexProfile.SINGLE);
    if (!wanted.obstacles().isEmpty()) {
      log.info("Without a foreign key: " + String.join(", and ", wanted.obstacles()) + ".");
    }
    connection.commit(); // so that nothing that was looked at stays locked
    new TableCreation(dialect, foreignKeys, database::reason, log::warn).run(connection, wanted);
  }
}
