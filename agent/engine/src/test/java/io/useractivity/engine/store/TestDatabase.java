package io.useractivity.engine.store;

import io.useractivity.databases.Server;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.h2.jdbc.JdbcConnection;

/** A new empty database of one kind, and what can be seen of it past the agent. */
public final class TestDatabase {

  /** What answers, and the scheme of the address that the user wrote. */
  public enum Kind {
    H2(null, "jdbc:h2:mem:"),
    MYSQL_57(Server.MYSQL_57, "jdbc:mysql://"),
    MYSQL_57_BY_MARIADB_URL(Server.MYSQL_57, "jdbc:mariadb://"),
    MYSQL_8(Server.MYSQL_8, "jdbc:mysql://"),
    MYSQL_8_BY_MARIADB_URL(Server.MYSQL_8, "jdbc:mariadb://"),
    MARIADB_10(Server.MARIADB_10, "jdbc:mariadb://"),
    MARIADB_10_BY_MYSQL_URL(Server.MARIADB_10, "jdbc:mysql://"),
    MARIADB_11(Server.MARIADB_11, "jdbc:mariadb://"),
    MARIADB_11_BY_MYSQL_URL(Server.MARIADB_11, "jdbc:mysql://");

    private final Server server;
    private final String prefix;

    Kind(Server server, String prefix) {
      this.server = server;
      this.prefix = prefix;
    }

    /** Null for the embedded database. */
    public Server server() {
      return server;
    }
  }

  private final Kind kind;
  private final String name;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  public TestDatabase(Kind kind) throws SQLException {
    this.kind = kind;
    this.name = kind == Kind.H2 ? UUID.randomUUID().toString() : kind.server().newDatabase();
  }

  public String url() {
    return kind == Kind.H2
        ? kind.prefix + name + ";DB_CLOSE_DELAY=-1"
        : kind.prefix + kind.server().address() + "/" + name;
  }

  /** The name of the schema. */
  public String name() {
    return name;
  }

  /** The agent's store of this database; further options as key, value, key, value. */
  public TestStore store(String... options) {
    return Stores.open(properties(options), log);
  }

  /** What the agent's configuration says of this database; further options as in a store's. */
  public StoreSettings settings(String... options) {
    return StoreSettings.of(Stores.configuration(properties(options)));
  }

  /** The agent's configuration, as system properties. */
  public Properties properties(String... options) {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", url());
    if (kind != Kind.H2) {
      properties.setProperty("useractivity.jdbc.user", Server.USER);
      properties.setProperty("useractivity.jdbc.password", Server.PASSWORD);
    }
    for (int i = 0; i < options.length; i += 2) {
      properties.setProperty("useractivity." + options[i], options[i + 1]);
    }
    return properties;
  }

  /** What its stores said, such as {@code INFO Created the table user_activity_logs.} */
  public List<String> log() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.substring(line.indexOf("] ") + 2))
        .toList();
  }

  /** A connection that is not the agent's. */
  public Connection connection() throws SQLException {
    return kind == Kind.H2
        ? new JdbcConnection(url(), new Properties(), "", "", false)
        : kind.server().connection(name);
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ends it with all that is in it, for a test that makes many. */
  public void drop() throws SQLException {
    execute(kind == Kind.H2 ? "SHUTDOWN" : "DROP DATABASE " + name);
  }

  /** The first column of the result. */
  public List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** An expression that shows a time with its milliseconds. */
  public String shown(String timeColumn) {
    return kind == Kind.H2
        ? "FORMATDATETIME(" + timeColumn + ", 'yyyy-MM-dd HH:mm:ss.SSS')"
        : "CAST(" + timeColumn + " AS CHAR(23))";
  }

  /** All columns of the result. */
  public List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** The table as the server describes it, without the next id. */
  public String showCreateTable() throws SQLException {
    return rows("SHOW CREATE TABLE user_activity_logs")
        .get(0)
        .get(1)
        .replaceFirst(" AUTO_INCREMENT=\\d+", "");
  }

  public int count() throws SQLException {
    return Integer.parseInt(query("SELECT COUNT(*) FROM user_activity_logs").get(0));
  }
}
