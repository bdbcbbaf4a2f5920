package io.useractivity.endtoend;

import io.useractivity.databases.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An empty database to operate.
 *
 * @param options the lines of the agent's configuration that name it
 */
record OperatedDatabase(List<String> options, Connections connections) {

  /** Past the agent. */
  interface Connections {

    Connection open() throws SQLException;
  }

  /** The agent's own, in files. */
  static OperatedDatabase embedded(Path directory) {
    JdbcDataSource files = new JdbcDataSource();
    files.setURL("jdbc:h2:file:" + directory.resolve("user-activity"));
    return new OperatedDatabase(List.of("data.dir=" + directory), files::getConnection);
  }

  static OperatedDatabase on(Server server, String name) {
    return new OperatedDatabase(
        List.of(
            "jdbc.url="
                + (server.isMariaDb() ? "jdbc:mariadb://" : "jdbc:mysql://")
                + server.address()
                + "/"
                + name,
            "jdbc.user=" + Server.USER,
            "jdbc.password=" + Server.PASSWORD),
        () -> server.connection(name));
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A row with what must be there; all the rest is null or zero. */
  void insert(String user, String createdAt) throws SQLException {
    execute(
        "INSERT INTO user_activity_logs (user_id, created_at, updated_at, endpoint, method,"
            + " activity_type, status_code, success) VALUES ('"
            + String.join("', '", user, createdAt, createdAt)
            + "', '/orders', 'GET', 'view', 200, TRUE)");
  }
}
