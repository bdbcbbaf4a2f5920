package io.useractivity.engine.store.read;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.schema.ActivityTable;
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
          + ActivityTable.NAME
          + " ORDER BY created_at DESC, id DESC LIMIT ?";

  private final Database database;

  public ActivityReader(StoreSettings settings) {
    this.database = Database.of(settings);
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
