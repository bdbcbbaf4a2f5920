package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.Dialect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How a table is kept and how much of it there is, as its database tells; immutable. */
public final class TableState {

  private final boolean view;
  private final String engine;
  private final String collation;
  private final Long rows;
  private final Long dataBytes;
  private final Long indexBytes;
  private final BigInteger nextId;

  private TableState(ResultSet result) throws SQLException {
    view = !String.valueOf(result.getString(1)).endsWith("TABLE");
    engine = result.getString(2);
    collation = result.getString(3);
    rows = number(result, 4);
    dataBytes = number(result, 5);
    indexBytes = number(result, 6);
    BigDecimal next = result.getBigDecimal(7);
    nextId = next == null ? null : next.toBigInteger();
  }

  private static Long number(ResultSet result, int column) throws SQLException {
    long number = result.getLong(column);
    return result.wasNull() ? null : number;
  }

  /**
   * Asks the database.
   *
   * @throws SQLException also if it does not tell of a table of that name
   */
  public static TableState read(Connection connection, Dialect dialect) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(dialect.tableQuery())) {
      statement.setString(1, ActivityTable.NAME);
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          throw new SQLException(
              "the database has a table " + ActivityTable.NAME + " but does not tell of it");
        }
        return new TableState(result);
      }
    }
  }

  /** Whether it is a view, or anything else that has no rows of its own. */
  public boolean isView() {
    return view;
  }

  public String engine() {
    return engine;
  }

  /** The one that its columns have unless they say another; null if the database does not tell. */
  public String collation() {
    return collation;
  }

  /** An estimate: to count them would take minutes; null if the database does not tell. */
  public Long rows() {
    return rows;
  }

  /** With its indexes; null if the database does not tell. */
  public Long bytes() {
    return dataBytes == null || indexBytes == null ? dataBytes : (Long) (dataBytes + indexBytes);
  }

  /** The id of the next row; null if the database does not tell. */
  public BigInteger nextId() {
    return nextId;
  }
}
