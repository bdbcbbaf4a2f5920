package io.useractivity.databases;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A user of a server who may do only what a test grants. */
public final class LimitedUser {

  private static final AtomicInteger USERS = new AtomicInteger();
  private static final String[] HOSTS = {"%", "localhost"};

  private final Server server;
  private final String database;
  private final String name = "limited_" + USERS.incrementAndGet();

  private LimitedUser(Server server, String database) {
    this.server = server;
    this.database = database;
  }

  /** Makes one, with {@link Server#PASSWORD}. */
  public static LimitedUser of(Server server, String database) throws SQLException {
    LimitedUser user = new LimitedUser(server, database);
    // The old plug-in, which any driver knows without TLS.
    String plugIn = server.isMariaDb() ? "" : "WITH mysql_native_password ";
    for (String host : HOSTS) {
      user.execute(
          "CREATE USER "
              + user.at(host)
              + " IDENTIFIED "
              + plugIn
              + "BY '"
              + Server.PASSWORD
              + "'");
    }
    return user;
  }

  public String name() {
    return name;
  }

  /** Grants, such as {@code SELECT, INSERT}, on a table; {@code *} for all tables. */
  public LimitedUser may(String rights, String table) throws SQLException {
    for (String host : HOSTS) {
      execute("GRANT " + rights + " ON " + database + "." + table + " TO " + at(host));
    }
    return this;
  }

  private String at(String host) {
    return "'" + name + "'@'" + host + "'";
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = server.connection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
