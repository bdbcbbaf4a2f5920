package io.useractivity.engine.store.read;

import io.useractivity.engine.store.schema.ActivityTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where the newest rows begin, found without sorting the table or holding any of it: from the
 * highest id downwards, by counting ever wider ranges, since ids have gaps. Immutable.
 */
final class NewestIds {

  private static final String LIMITS = "SELECT MIN(id), MAX(id) FROM " + ActivityTable.NAME;
  private static final String COUNT =
      "SELECT COUNT(*) FROM " + ActivityTable.NAME + " WHERE id >= ?";

  /** The lowest id of the range, and how many rows of it are older than those that are wanted. */
  final long first;

  final long older;

  private NewestIds(long first, long older) {
    this.first = first;
    this.older = older;
  }

  /** That of so many rows; of all if there are less. */
  static NewestIds find(Connection connection, int wanted) throws SQLException {
    long lowest;
    long highest;
    try (PreparedStatement limits = connection.prepareStatement(LIMITS);
        ResultSet result = limits.executeQuery()) {
      result.next();
      lowest = result.getLong(1);
      highest = result.getLong(2);
    }
    long width = wanted;
    while (true) {
      long first = Math.max(lowest, highest - width + 1);
      long count = count(connection, first);
      if (count >= wanted || first == lowest) {
        return new NewestIds(first, Math.max(0, count - wanted));
      }
      width *= 2;
    }
  }

  private static long count(Connection connection, long first) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setLong(1, first);
      try (ResultSet result = count.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
