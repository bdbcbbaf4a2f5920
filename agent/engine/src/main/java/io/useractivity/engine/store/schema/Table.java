package io.useractivity.engine.store.schema;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.OpenDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The table user_activity_logs: whether it is there, and its creation. */
public final class Table {

  /**
   * Waiting for a metadata lock makes every later statement on that table wait behind it: so DDL
   * gives up at once, and comes again later.
   */
  private static final String DDL_LOCK_WAIT = "SET SESSION lock_wait_timeout = 1";

  private static final String USUAL_LOCK_WAIT = "SET SESSION lock_wait_timeout = 5";

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
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + ActivityTable.NAME + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      if (dialect.isMissingTable(e)) {
        connection.rollback();
        return false;
      }
      throw e;
    }
  }

  private void create(Connection connection) throws SQLException {
    List<String> script = SqlScript.read(dialect.createScript()).statements();
    if (!dialect.hasApplicationTables()) {
      for (String sql : script) {
        execute(connection, sql);
      }
      return;
    }
    TableDefinition plain = new TableDefinition(script.get(0));
    TableDefinition wanted = withForeignKeys(plain, connection);
    connection.commit(); // so that nothing that was looked at stays locked
    execute(connection, DDL_LOCK_WAIT);
    try {
      create(connection, wanted, plain);
    } finally {
      execute(connection, USUAL_LOCK_WAIT);
    }
  }

  private void create(Connection connection, TableDefinition wanted, TableDefinition plain)
      throws SQLException {
    try {
      execute(connection, wanted.sql());
    } catch (SQLException e) {
      if (JdbcErrors.isKeyTooLong(e)) {
        log.warn(
            "This server's indexes are short: those on endpoint and user_email are on their first"
                + " characters only.");
        create(connection, wanted.withPrefixIndexes(), plain.withPrefixIndexes());
      } else if (JdbcErrors.isForeignKeyProblem(e)
          && wanted != plain
          && foreignKeys != ForeignKeys.REQUIRED) {
        log.warn("The table is created without foreign keys: " + database.reason(e));
        create(connection, plain, plain);
      } else {
        throw e;
      }
    }
  }

  private TableDefinition withForeignKeys(TableDefinition plain, Connection connection)
      throws SQLException {
    if (foreignKeys == ForeignKeys.NONE) {
      return plain;
    }
    ParentTable users = ParentTable.find(connection, "users");
    ParentTable tenants = ParentTable.find(connection, "tenants");
    List<String> obstacles = new ArrayList<>();
    TableDefinition definition = plain;
    for (ParentTable parent : new ParentTable[] {users, tenants}) {
      if (parent.obstacle() != null) {
        obstacles.add(parent.obstacle());
      }
    }
    if (foreignKeys == ForeignKeys.REQUIRED && !obstacles.isEmpty()) {
      throw new SQLException(
          "schema.foreign-keys = required, but " + String.join(", and ", obstacles));
    }
    if (users.obstacle() == null) {
      boolean keep = foreignKeys == ForeignKeys.SET_NULL;
      definition = definition.referringTo(users, "user_id", keep ? "SET NULL" : "CASCADE");
    }
    if (tenants.obstacle() == null) {
      definition = definition.referringTo(tenants, "tenant_id", "SET NULL");
    }
    if (!obstacles.isEmpty()) {
      log.info("Without a foreign key: " + String.join(", and ", obstacles) + ".");
    }
    return definition;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
