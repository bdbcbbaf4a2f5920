package io.useractivity.engine.store.read;

import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection to read by, and what it was told of the table. For one thread. */
final class ReadSession implements AutoCloseable {

  final Connection connection;
  final Dialect dialect;

  /** The table's name as a statement has it. */
  final String table;

  final TableColumns columns;
  final IndexChoice indexes;

  private ReadSession(Connection connection, Dialect dialect, String name) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.table = dialect.tableName(name);
    this.columns = new TableColumns(connection, dialect, table);
    this.indexes = new IndexChoice(connection, dialect, columns, name);
  }

  /**
   * Opens one.
   *
   * @param table the name of the table to read
   * @param limitMillis after which the server ends a statement
   */
  static ReadSession open(Database database, String table, int limitMillis) throws SQLException {
    Connection connection = database.existing().getConnection();
    try {
      database.dialect().prepareToRead(connection, limitMillis);
      return new ReadSession(connection, database.dialect(), table);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  PreparedStatement prepare(String sql, WhereClause where) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      where.bind(statement, dialect);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
