package io.useractivity.engine.store;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.text.TimestampFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Reads rows for the commands; immutable. */
public final class ActivityReader {

  private static final String LATEST =
      "SELECT created_at, user_email, user_id, tenant_id, method, endpoint, status_code,"
          + " response_time_ms, activity_type, resource_type, resource_id, error_message FROM "
          + Table.NAME
          + " ORDER BY created_at DESC, id DESC LIMIT ?";

  private final Database database;

  public ActivityReader(Configuration configuration) {
    this.database = Database.of(configuration);
  }

  /**
   * The newest rows, oldest first, after a line with the columns' names; null stays null.
   *
   * @throws StoreException if the database can't be read
   */
  public List<List<String>> latest(int rows) throws StoreException {
    try (Connection connection = database.existing().getConnection();
        PreparedStatement select = connection.prepareStatement(LATEST)) {
      select.setInt(1, rows);
      try (ResultSet result = select.executeQuery()) {
        List<List<String>> lines = lines(result);
        Collections.reverse(lines);
        lines.add(0, names(result.getMetaData()));
        return lines;
      }
    } catch (SQLException e) {
      String reason =
          Failures.isMissingTable(e) || Failures.isMissingFile(e)
              ? "the table " + Table.NAME + " does not exist yet"
              : Failures.reason(e);
      throw StoreException.unavailable(database + ": " + reason, e);
    }
  }

  private static List<String> names(ResultSetMetaData metaData) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      names.add(metaData.getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static List<List<String>> lines(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<List<String>> lines = new ArrayList<>();
    while (result.next()) {
      List<String> line = new ArrayList<>();
      line.add(TimestampFormat.MILLIS.format(result.getObject(1, LocalDateTime.class)));
      for (int i = 2; i <= columns; i++) {
        line.add(result.getString(i));
      }
      lines.add(line);
    }
    return lines;
  }
}
