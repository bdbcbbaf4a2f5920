package io.useractivity.engine.store;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A user of a server who may do only what a test grants. */
public final class LimitedUser {

  private static final AtomicInteger USERS = new AtomicInteger();

  private final TestDatabase database;
  private final String name = "limited_" + USERS.incrementAndGet();

  private LimitedUser(TestDatabase database) {
    this.database = database;
  }

  /**
   * Makes one.
   *
   * @param kind the database's
   */
  public static LimitedUser of(TestDatabase database, TestDatabase.Kind kind) throws SQLException {
    LimitedUser user = new LimitedUser(database);
    if (kind.server().isMariaDb()) {
      // Whose databases for tests are everybody's.
      database.execute("DELETE FROM mysql.db WHERE Db LIKE 'test%'");
      database.execute("FLUSH PRIVILEGES");
    }
    String plugIn = kind.server().isMariaDb() ? "" : "WITH mysql_native_password ";
    for (String host : new String[] {"%", "localhost"}) {
      database.execute(
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
    for (String host : new String[] {"%", "localhost"}) {
      database.execute(
          "GRANT " + rights + " ON " + database.name() + "." + table + " TO " + at(host));
    }
    return this;
  }

  private String at(String host) {
    return "'" + name + "'@'" + host + "'";
  }
}
