package io.useractivity.engine.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** A new empty database of one kind, and what can be seen of it past the agent. */
final class TestDatabase {

  /** Which driver the agent uses, and what answers. */
  enum Kind {
    H2,
    MARIADB,
    CONNECTOR_J_TO_MARIADB
  }

  private final Kind kind;
  private final String name;

  TestDatabase(Kind kind) throws SQLException {
    this.kind = kind;
    this.name = kind == Kind.H2 ? UUID.randomUUID().toString() : MariaDbServer.newDatabase();
  }

  String url() {
    return switch (kind) {
      case H2 -> "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
      case MARIADB -> "jdbc:mariadb://" + MariaDbServer.address() + "/" + name;
      case CONNECTOR_J_TO_MARIADB -> "jdbc:mysql://" + MariaDbServer.address() + "/" + name;
    };
  }

  /** The agent's store of this database; further options as key, value, key, value. */
  JdbcActivityStore store(String... options) {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", url());
    if (kind != Kind.H2) {
      properties.setProperty("useractivity.jdbc.user", MariaDbServer.USER);
      properties.setProperty("useractivity.jdbc.password", MariaDbServer.PASSWORD);
    }
    for (int i = 0; i < options.length; i += 2) {
      properties.setProperty("useractivity." + options[i], options[i + 1]);
    }
    return Stores.open(properties);
  }

  /** A connection that is not the agent's. */
  Connection connection() throws SQLException {
    return kind == Kind.H2
        ? new EmbeddedDataSource(url(), null, null).getConnection()
        : MariaDbServer.connection(name);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the result. */
  List<String> query(String sql) throws SQLException {
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

  int count() throws SQLException {
    return Integer.parseInt(query("SELECT COUNT(*) FROM user_activity_logs").get(0));
  }
}
