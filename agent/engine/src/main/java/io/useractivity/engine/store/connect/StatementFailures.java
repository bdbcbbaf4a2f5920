package io.useractivity.engine.store.connect;

import io.useractivity.engine.store.StoreException.Kind;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What failures of a statement that carried rows blame: the database's state, or a row. Most that
 * exist stand in neither list, and whoever asks has to find out by trying.
 */
public final class StatementFailures {

  /**
   * SQLStates by their class: connections (08), authorization (28), rollbacks such as deadlocks
   * (40), resources (53), intervention (57), transactions that can't (25), time-outs (HY).
   */
  private static final Set<String> STATE_CLASSES =
      new HashSet<>(Arrays.asList("08", "25", "28", "40", "53", "57"));

  private static final Set<String> STATES =
      new HashSet<>(Arrays.asList("42S02", "42S03", "42S04", "42S22", "HYT00", "HYT01"));

  /**
   * SQLStates by their class: cardinality (21), data (22), constraints (23), views' checks (44).
   */
  private static final Set<String> VALUE_CLASSES =
      new HashSet<>(Arrays.asList("01", "21", "22", "23", "44"));

  /** The server answers, but it is not, or not any more, the one that takes rows. */
  private static final Set<Integer> ELSEWHERE =
      new HashSet<>(
          Arrays.asList(
              1290, // --read-only, --super-read-only
              1836, // read-only mode
              1792, // read-only transaction
              1047, // the node is not part of its cluster
              1053, 1927, // shutdown, connection killed
              1049, 1146, 1142, // as on a server that was put in another's place too early
              3100, 3101, 3200)); // group replication, cluster

  /** Errors of MySQL and MariaDB about their state that come with a SQLState that tells nothing. */
  private static final Set<Integer> STATE_ERRORS =
      new HashSet<>(
          Arrays.asList(
              1015, 1016, 1017, 1020, 1021, 1026, 1030, 1034, 1035, 1036, // files, disk full
              1037, 1038, 1041, 1135, // no memory, no threads
              1040, 1203, 1226, // too many connections or statements
              1044, 1045, 1142, 1143, 1227, 1370, 1698, 1820, 1862, 3118, 4151, // access
              1046, 1049, 1146, 1526, 1748, 1863, 1812, 1814, 1932, // database, table, partition
              1099, 1100, 1205, 1206, 1207, 1213, 1223, 1614, 3058, 3572, // locks
              1114, 1180, 1181, 1194, 1195, 1598, 1665, // table full or crashed, commit, log
              1152, 1158, 1159, 1160, 1161, 1184, 1317, 1969, 3024, // aborted, network, killed
              1412)); // the table was altered meanwhile

  /** H2: closed, read-only, no more room, lock time-out, corrupt, cannot read or write. */
  private static final Set<Integer> STATE_ERRORS_OF_H2 =
      new HashSet<>(
          Arrays.asList(50_200, 90_020, 90_028, 90_030, 90_031, 90_097, 90_098, 90_100, 90_121));

  /** Errors of MySQL and MariaDB about values whose SQLState does not say so. */
  private static final Set<Integer> VALUE_ERRORS =
      new HashSet<>(
          Arrays.asList(
              1105, // unknown error, as a malformed value in a bulk gives
              1118, 1139, // the row is too long, as is a pattern's work in a CHECK
              1264, 1265, 1292, 1364, 1366, 1406, 1411, // out of range, cut, none
              1369, 3819, 4025, // a view's check, a CHECK
              3140, 3141, 3143, 3144, 3146, 3156, 3157, 3158, 4038)); // JSON

  private StatementFailures() {}

  /**
   * Says what a failure blames.
   *
   * @param answers whether the connection still does
   * @return {@code STATE}, {@code REFUSED} or {@code UNEXPLAINED}
   */
  public static Kind kind(SQLException failure, boolean answers) {
    if (!answers || isLostConnection(failure)) {
      return Kind.STATE;
    }
    Kind kind = Kind.UNEXPLAINED;
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      if (isState(e)) {
        return Kind.STATE;
      }
      if (isValue(e)) {
        kind = Kind.REFUSED;
      }
    }
    return kind;
  }

  /** Whether another connection may lead to a server that takes the rows. */
  public static boolean leadsElsewhere(SQLException failure) {
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      if (ELSEWHERE.contains(e.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  /** Connection exceptions, which the drivers also give when a server does not answer. */
  public static boolean isLostConnection(SQLException failure) {
    return failure instanceof SQLRecoverableException
        || failure instanceof SQLNonTransientConnectionException
        || "08".equals(classOf(failure));
  }

  private static boolean isState(SQLException e) {
    return STATE_CLASSES.contains(classOf(e))
        || STATES.contains(e.getSQLState())
        || ELSEWHERE.contains(e.getErrorCode())
        || STATE_ERRORS.contains(e.getErrorCode())
        || STATE_ERRORS_OF_H2.contains(e.getErrorCode());
  }

  private static boolean isValue(SQLException e) {
    return VALUE_CLASSES.contains(classOf(e)) || VALUE_ERRORS.contains(e.getErrorCode());
  }

  private static String classOf(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
