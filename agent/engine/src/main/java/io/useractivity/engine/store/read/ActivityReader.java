package io.useractivity.engine.store.read;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.text.TimestampFormat;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Reads rows for the commands; immutable. */
public final class ActivityReader {

  private static final String ID = "id";

  private static final String USUAL_COLUMNS =
      "created_at, user_email, user_id, tenant_id, method, endpoint, status_code,"
          + " response_time_ms, activity_type, resource_type, resource_id, error_message, "
          + ID;

  private final Database database;

  public ActivityReader(StoreSettings settings) {
    this.database = Database.of(settings);
  }

  /** Takes lines of cells; null stays null. */
  interface Lines {

    void add(List<String> line) throws IOException;
  }

  /**
   * The newest rows, oldest first, after a line with the columns' names; null stays null.
   *
   * @throws StoreException if the database can't be read
   */
  public List<List<String>> latest(LatestRows wanted) throws StoreException {
    List<List<String>> lines = new ArrayList<>();
    try {
      read(wanted, wanted.count(), lines::add);
    } catch (IOException e) {
      throw new IllegalStateException(e); // a list throws none
    }
    return lines;
  }

  /** Whether that was thrown because another JVM has the database's file. */
  boolean isInUse(StoreException failure) {
    return failure.getCause() instanceof SQLException
        && database.dialect().isInUse((SQLException) failure.getCause());
  }

  /**
   * Hands over the columns' names and then the rows, oldest first.
   *
   * @param slice how many rows may be in memory at a time, if the database is H2
   */
  void read(LatestRows wanted, int slice, Lines lines) throws StoreException, IOException {
    try (Connection connection = database.existing().getConnection()) {
      if (database.dialect().readsIndexesBackwards()) {
        readBackwards(connection, wanted, lines);
      } else {
        readForwards(connection, wanted, slice, lines);
      }
    } catch (SQLException e) {
      Dialect dialect = database.dialect();
      String reason =
          dialect.isMissingTable(e) || dialect.isMissingDatabase(e)
              ? "the table " + ActivityTable.NAME + " does not exist yet"
              : database.reason(e);
      throw new StoreException(StoreException.Kind.AWAY, database + ": " + reason, e);
    } catch (RuntimeException | LinkageError e) {
      throw new StoreException(StoreException.Kind.AWAY, database + ": " + database.reason(e), e);
    }
  }

  private static void readBackwards(Connection connection, LatestRows wanted, Lines lines)
      throws SQLException, IOException {
    List<List<String>> rows = new ArrayList<>();
    String query = select(wanted) + " ORDER BY created_at DESC, id DESC LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setInt(1, wanted.count());
      try (ResultSet result = select.executeQuery()) {
        lines.add(names(result.getMetaData(), wanted));
        while (result.next()) {
          rows.add(line(result, wanted));
        }
      }
    }
    Collections.reverse(rows);
    for (List<String> row : rows) {
      lines.add(row);
    }
  }

  /** In the order in which they were stored. */
  private static void readForwards(Connection connection, LatestRows wanted, int slice, Lines lines)
      throws SQLException, IOException {
    NewestIds newest = NewestIds.find(connection, wanted.count());
    String query = select(wanted) + " WHERE id >= ? ORDER BY id LIMIT ? OFFSET ?";
    try (PreparedStatement select = connection.prepareStatement(query)) {
      long first = newest.first;
      long older = newest.older;
      int left = wanted.count();
      boolean named = false;
      while (left > 0) {
        select.setLong(1, first);
        select.setInt(2, Math.min(slice, left));
        select.setLong(3, older);
        int read = 0;
        try (ResultSet result = select.executeQuery()) {
          if (!named) {
            lines.add(names(result.getMetaData(), wanted));
            named = true;
          }
          while (result.next()) {
            lines.add(line(result, wanted));
            first = result.getLong(ID) + 1;
            read++;
          }
        }
        left = read < slice ? 0 : left - read;
        older = 0;
      }
    }
  }

  private static String select(LatestRows wanted) {
    return "SELECT " + (wanted.allColumns() ? "*" : USUAL_COLUMNS) + " FROM " + ActivityTable.NAME;
  }

  /** The id stands behind the usual columns for our own use. */
  private static int columns(ResultSetMetaData metaData, LatestRows wanted) throws SQLException {
    return wanted.allColumns() ? metaData.getColumnCount() : metaData.getColumnCount() - 1;
  }

  private static List<String> names(ResultSetMetaData metaData, LatestRows wanted)
      throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns(metaData, wanted); i++) {
      names.add(metaData.getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static List<String> line(ResultSet result, LatestRows wanted) throws SQLException {
    ResultSetMetaData metaData = result.getMetaData();
    int columns = columns(metaData, wanted);
    List<String> line = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      line.add(
          metaData.getColumnType(i) == Types.TIMESTAMP ? moment(result, i) : result.getString(i));
    }
    return line;
  }

  private static String moment(ResultSet result, int column) throws SQLException {
    LocalDateTime moment = result.getObject(column, LocalDateTime.class);
    return moment == null ? null : TimestampFormat.MILLIS.format(moment);
  }
}
