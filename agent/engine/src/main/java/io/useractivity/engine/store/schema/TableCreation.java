package io.useractivity.engine.store.schema;

import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the table, if need be with shorter indexes or without foreign keys, which it tells. For one
 * thread.
 */
final class TableCreation {

  /**
   * Waiting for a metadata lock makes every later statement on that table wait behind it: so DDL
   * gives up at once, and comes again later.
   */
  static final String DDL_LOCK_WAIT = "SET SESSION lock_wait_timeout = 1";

  static final String USUAL_LOCK_WAIT = "SET SESSION lock_wait_timeout = 5";

  private final Dialect dialect;
  private final ForeignKeys foreignKeys;
  private final Function<SQLException, String> reason;
  private final Consumer<String> warning;

  /**
   * @param reason what is wrong, without secrets
   * @param warning is given a sentence for what is not as it was wanted
   */
  TableCreation(
      Dialect dialect,
      ForeignKeys foreignKeys,
      Function<SQLException, String> reason,
      Consumer<String> warning) {
    this.dialect = dialect;
    this.foreignKeys = foreignKeys;
    this.reason = reason;
    this.warning = warning;
  }

  /** Several may do so at once: the script says IF NOT EXISTS. */
  void run(Connection connection, WantedTable wanted) throws SQLException {
    if (!dialect.hasApplicationTables()) {
      runAll(connection, wanted);
      return;
    }
    execute(connection, DDL_LOCK_WAIT);
    try {
      create(connection, wanted);
    } finally {
      execute(connection, USUAL_LOCK_WAIT);
    }
  }

  private void create(Connection connection, WantedTable wanted) throws SQLException {
    try {
      runAll(connection, wanted);
    } catch (SQLException e) {
      if (JdbcErrors.isKeyTooLong(e) && !wanted.hasPrefixIndexes()) {
        warning.accept(
            "This server's indexes are short: those on endpoint and user_email are on their first"
                + " characters only.");
        create(connection, wanted.withPrefixIndexes());
      } else if (isForTheKeys(e, wanted)) {
        warning.accept("The table is created without foreign keys: " + reason.apply(e));
        create(connection, wanted.withoutForeignKeys());
      } else {
        throw e;
      }
    }
  }

  private boolean isForTheKeys(SQLException e, WantedTable wanted) {
    return JdbcErrors.isForeignKeyProblem(e)
        && wanted.hasForeignKeys()
        && foreignKeys != ForeignKeys.REQUIRED;
  }

  private static void runAll(Connection connection, WantedTable wanted) throws SQLException {
    for (String sql : wanted.script()) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
