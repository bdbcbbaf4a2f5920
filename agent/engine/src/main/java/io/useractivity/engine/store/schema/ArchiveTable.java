package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.JdbcErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A table that old rows go to: as that of the rows is, whoever made it, but without foreign keys,
 * and with the time in its primary key, since an id may be given again once its row has gone.
 */
public final class ArchiveTable {

  private ArchiveTable() {}

  /**
   * Makes sure that it is there; one that is there stays as it is. Ends the transaction.
   *
   * @param create whether it may be created
   * @throws SQLException if it is missing and can't or mustn't be created
   */
  public static void ensure(Connection connection, Dialect dialect, String name, boolean create)
      throws SQLException {
    if (isSeen(connection, dialect, name)) {
      return;
    }
    if (!create) {
      throw new SQLException(
          "the table "
              + name
              + " of archive.table does not exist and schema.create is false; create it, for"
              + " example by: CREATE TABLE "
              + name
              + " LIKE "
              + ActivityTable.NAME,
          JdbcErrors.MISSING_TABLE);
    }
    try {
      create(connection, dialect, name);
    } catch (SQLException e) {
      connection.rollback();
      throw new SQLException(
          "the table "
              + name
              + " of archive.table cannot be read or created; grant SELECT and INSERT on it, and"
              + " CREATE and ALTER, or let a DBA run: CREATE TABLE "
              + name
              + " LIKE "
              + ActivityTable.NAME
              + ": "
              + e.getMessage(),
          e.getSQLState(),
          e.getErrorCode(),
          e);
    }
    connection.commit();
  }

  /** To who has no right to it, a server does not tell whether it is there. */
  private static boolean isSeen(Connection connection, Dialect dialect, String name)
      throws SQLException {
    try {
      return exists(connection, dialect, name);
    } catch (SQLException e) {
      if (JdbcErrors.isDenied(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Whether it is there. */
  public static boolean exists(Connection connection, Dialect dialect, String name)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + dialect.tableName(name) + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      if (dialect.isMissingTable(e)) {
        return false;
      }
      throw e;
    }
  }

  private static void create(Connection connection, Dialect dialect, String name)
      throws SQLException {
    String alter = "ALTER TABLE " + dialect.tableName(name);
    if (dialect.hasApplicationTables()) {
      execute(
          connection,
          "CREATE TABLE IF NOT EXISTS " + dialect.tableName(name) + " LIKE " + ActivityTable.NAME);
      try {
        execute(connection, alter + " DROP PRIMARY KEY, ADD PRIMARY KEY (id, created_at)");
      } catch (SQLException mayNot) {
        // It does as it is, until an id is given again: that is told then.
      }
      return;
    }
    for (String sql : SqlScript.read(dialect.createScript()).statements()) {
      execute(connection, sql.replace(ActivityTable.NAME, name));
    }
    execute(connection, alter + " DROP PRIMARY KEY");
    execute(connection, alter + " ADD PRIMARY KEY (id, created_at)");
    addOtherColumns(connection, dialect, name);
  }

  /** Those that only that table has. */
  private static void addOtherColumns(Connection connection, Dialect dialect, String name)
      throws SQLException {
    FoundTable made = FoundTable.read(connection, dialect, name);
    for (FoundColumn column : FoundTable.read(connection, dialect).columns()) {
      if (made.column(column.name()) == null && !column.isComputed()) {
        execute(
            connection,
            "ALTER TABLE "
                + dialect.tableName(name)
                + " ADD COLUMN "
                + dialect.quoted(column.foundName())
                + " "
                + column.declaration());
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
