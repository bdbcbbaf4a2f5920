package io.useractivity.engine.store.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import javax.sql.DataSource;

/**
 * What differs between the databases that rows can go to; one class a product, without state.
 *
 * <p>Data sources are made as objects. A pool that is given an address asks {@code DriverManager},
 * and so fixes the driver list of the whole JVM before the application's drivers are in it
 * (brettwooldridge/HikariCP#2042).
 */
public abstract class Dialect {

  Dialect() {}

  // Connections

  /** Whether the address is one of its driver's. */
  abstract boolean accepts(String url);

  /** Opens connections to the address; user and password may be null. */
  abstract DataSource dataSource(String url, String user, String password) throws SQLException;

  /** The same address, but nothing is created by opening it. */
  String ifExists(String url) {
    return url;
  }

  /** The statement that each new connection begins with, or null. */
  abstract String sessionSettings();

  /** Asks the server. */
  abstract ServerVersion version(Connection connection) throws SQLException;

  /** The dialect whose driver serves that server best. */
  Dialect preferredFor(ServerVersion version) {
    return this;
  }

  /** The best way to write to that server. */
  abstract BatchMethod batchMethod(ServerVersion version, Connection connection);

  /** Asks the server how many bytes it takes in one packet. */
  long maxPacketBytes(Connection connection) throws SQLException {
    return Long.MAX_VALUE;
  }

  /**
   * Ends the threads that a driver leaves running when all connections are closed. The driver is
   * ours alone, whatever others the application has.
   */
  public void endThreads() {}

  /**
   * A statement that the server prepares, whatever the driver does with others.
   *
   * @param connection the driver's own
   * @return null if the driver can't, or if its connection leads to one server now and another then
   */
  public PreparedStatement prepareOnServer(Connection connection, String sql) throws SQLException {
    return null;
  }

  // The table

  /** The name of the script that creates the table. */
  public abstract String createScript();

  /** The name of the script that creates the tables that retention needs. */
  public abstract String retentionScript();

  /** The name of the script that creates the table of the journals' positions. */
  public abstract String journalScript();

  /**
   * Whether the table lies among the application's: it may refer to them, and to create it must not
   * keep them waiting.
   */
  public abstract boolean hasApplicationTables();

  /** The name of a table or column as a statement has it, whatever characters it is of. */
  public abstract String quoted(String identifier);

  /** The name of one of our tables, of letters, digits and underscores, as a statement has it. */
  public String tableName(String name) {
    return quoted(name);
  }

  /**
   * Asks for the columns of a table, which is its parameter, in their order: name, type as
   * declared, characters and bytes of text that fit, character set, nullable (YES), default,
   * whether it is {@code auto_increment}, {@code virtual generated}, {@code stored generated} or
   * {@code invisible}, and its default once more if that is a literal, texts in quotes.
   */
  public abstract String columnsQuery();

  /** Asks for the columns that an index of a table begins with; null if indexes don't matter. */
  public abstract String indexedColumnsQuery();

  /** Asks for the columns that alone must be unique. */
  public abstract String uniqueColumnsQuery();

  /**
   * Asks for the columns that take JSON alone though their type is a text's; null if there are
   * none. Old servers may refuse the question.
   */
  public abstract String jsonChecksQuery();

  /** Asks for the table's name if what was written to it may stay after a rollback; or null. */
  public abstract String withoutTransactionsQuery();

  /** Asks for the columns whose parents take rows with them; null if there are no parents. */
  public abstract String cascadingColumnsQuery();

  /**
   * Asks how a table is kept: kind ({@code BASE TABLE} or another), engine, collation, rows (an
   * estimate), bytes of rows, bytes of indexes, next id. What a product does not tell is null.
   */
  public abstract String tableQuery();

  /** Asks for the collation of a table's columns: name, collation; null if there are none. */
  public abstract String collationsQuery();

  /**
   * Asks for a table's indexes, an index's columns in their order: name, column, whether it is not
   * unique (1 or 0), how many characters are indexed (null for all), how it is kept.
   */
  public abstract String indexesQuery();

  /**
   * Asks for a table's foreign keys: name, column, the parent's table and column, what happens on
   * delete and on update; null if there are none.
   */
  public abstract String foreignKeysQuery();

  /** The name of the index that a primary key is. */
  public static final String PRIMARY_KEY = "PRIMARY";

  /**
   * What a column can hold.
   *
   * @param declaration its type as declared, in lower case
   */
  public abstract ColumnType columnType(String declaration);

  /**
   * How many digits of a second's fraction a column of times keeps.
   *
   * @param declaration its type as declared, in lower case
   */
  public abstract int secondDigits(String declaration);

  /** Whether an index spares a query in descending order the sorting of the whole table. */
  public boolean readsIndexesBackwards() {
    return true;
  }

  // Reading

  /**
   * Makes a connection ready for questions: times are UTC, and the server ends a statement that
   * takes too long by itself.
   */
  public abstract void prepareToRead(Connection connection, int limitMillis) throws SQLException;

  /** Whether that limit ended a statement. */
  public abstract boolean isTimeLimit(SQLException failure);

  /** Whether it is better told which index to use. */
  public boolean forcesIndexes() {
    return false;
  }

  /** What stands behind a table's name so that a query uses that index. */
  public String forcedIndex(String name) {
    return "";
  }

  /** A condition: whether a column of texts has those very characters, which are its parameter. */
  public abstract String sameBytes(String column);

  /** An expression for the hour of a time, such as {@code 2026-11-27 06:00}. */
  public abstract String hourOf(String column);

  /**
   * An expression for the number of the step in which a time is.
   *
   * @param start at which step 0 begins, as a text
   */
  public abstract String stepOf(String column, String start, long seconds);

  // Values

  /** What stands for JSON in a prepared statement. */
  public abstract String jsonPlaceholder();

  /** What stands for the text of a geometry in a prepared statement. */
  public abstract String geometryPlaceholder();

  public abstract void setJson(PreparedStatement statement, int index, String json)
      throws SQLException;

  public abstract void setTime(PreparedStatement statement, int index, LocalDateTime time)
      throws SQLException;

  /** As exact as a column may have it, to compare with. */
  public abstract void setExactTime(PreparedStatement statement, int index, LocalDateTime time)
      throws SQLException;

  /** The server's own time in UTC, as an expression. */
  public abstract String utcNow();

  /** The same time some days ago. */
  public abstract String daysAgo(int days);

  // Errors

  /** Whether a row of that key is there already. */
  public final boolean isDuplicateKey(SQLException failure) {
    return JdbcErrors.hasState(failure, "23000") || JdbcErrors.hasState(failure, "23505");
  }

  public boolean isMissingTable(SQLException failure) {
    return JdbcErrors.hasState(failure, JdbcErrors.MISSING_TABLE);
  }

  /** Whether there is no database where only one that exists was to be opened. */
  public boolean isMissingDatabase(SQLException failure) {
    return false;
  }

  /** Whether another JVM has the database's file, which one can open at a time. */
  public boolean isInUse(SQLException failure) {
    return false;
  }

  /** What is wrong, in one line, with the secrets that a driver tells. */
  String reason(SQLException failure) {
    return JdbcErrors.reason(failure);
  }
}
