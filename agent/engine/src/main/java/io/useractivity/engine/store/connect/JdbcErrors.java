package io.useractivity.engine.store.connect;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What a failure of the database is about, and how to say it. */
public final class JdbcErrors {

  /** SQLState for a table that is not there. */
  public static final String MISSING_TABLE = "42S02";

  private static final Set<Integer> FOREIGN_KEY_ERRORS =
      new HashSet<>(
          Arrays.asList(
              1005, // can't create the table, errno 150
              1142, // REFERENCES denied
              1215, // cannot add the constraint
              1821, 1822, 1823, 1824, // parent's index or table missing
              3780)); // types differ

  private static final Set<Integer> DENIED_ERRORS =
      new HashSet<>(
          Arrays.asList(
              1044, // the database
              1142, 1143, // the table, a column of it
              1227, // something that takes a right of the whole server
              1370, // a routine
              90_096)); // H2

  private JdbcErrors() {}

  /** Whether the failure, or one that came with it, has that SQLState. */
  static boolean hasState(SQLException failure, String state) {
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      if (state.equals(e.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a column is not there. */
  public static boolean isMissingColumn(SQLException failure) {
    return "42S22".equals(failure.getSQLState());
  }

  /** ER_TOO_LONG_KEY: an index would pass the server's limit. */
  public static boolean isKeyTooLong(SQLException failure) {
    return failure.getErrorCode() == 1071;
  }

  /**
   * That a table can't be created has to do with its foreign keys, or with the right to make any.
   */
  public static boolean isForeignKeyProblem(SQLException failure) {
    return FOREIGN_KEY_ERRORS.contains(failure.getErrorCode());
  }

  /** Whether a table can't be changed by the algorithm, or under the lock, that was demanded. */
  public static boolean isUnsupportedAlter(SQLException failure) {
    int code = failure.getErrorCode();
    return code == 1800 || code == 1845 || code == 1846;
  }

  /** Whether somebody else held a lock for too long. */
  public static boolean isLockTimeout(SQLException failure) {
    return failure.getErrorCode() == 1205;
  }

  /** Whether the user lacks the right to do that, on a MySQL, a MariaDB or an H2. */
  public static boolean isDenied(SQLException failure) {
    return DENIED_ERRORS.contains(failure.getErrorCode());
  }

  /** The failure itself, where a pool's time-out says nothing of it. */
  static SQLException telling(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
            && failure.getCause() instanceof SQLException
        ? (SQLException) failure.getCause()
        : failure;
  }

  /**
   * What is wrong, in one line: the driver's words, with the secrets that it tells, and the
   * system's where they add something.
   */
  static String reason(SQLException failure) {
    SQLException telling = telling(failure);
    String reason = String.valueOf(telling.getMessage());
    Throwable root = telling;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String rootSays = root.getMessage();
    if (rootSays != null && !reason.contains(rootSays)) {
      reason += " (" + rootSays + ")";
    }
    return reason.replaceAll("\\s+", " ").trim();
  }
}
