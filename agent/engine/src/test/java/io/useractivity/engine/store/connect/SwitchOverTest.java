package io.useractivity.engine.store.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.databases.Server;
import io.useractivity.databases.TcpProxy;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address that leads to another server when the first one takes no rows any more. */
class SwitchOverTest {

  private static final String USER = "plain";
  private static final String DATABASE = "switched";

  @ParameterizedTest
  @CsvSource({
    "MARIADB_11, MARIADB_10, jdbc:mariadb:, read_only",
    "MYSQL_57, MYSQL_8, jdbc:mysql:, super_read_only"
  })
  void rowsFollowAnAddressThatHasMovedFromAReadOnlyServer(
      Server first, Server second, String prefix, String readOnly) throws Exception {
    prepare(first);
    prepare(second);
    AtomicReference<String> target = new AtomicReference<>(first.address());
    try (TcpProxy address = new TcpProxy(target::get, () -> TcpProxy.Way.OPEN)) {
      TestStore store = store(prefix + "//localhost:" + address.port() + "/" + DATABASE);
      store.write(Stores.rows(1));
      assertThat(count(first)).isEqualTo(1);

      execute(first, "SET GLOBAL " + readOnly + " = 1");
      target.set(second.address());
      try {
        await().atMost(Duration.ofSeconds(30)).until(() -> isWritten(store));
      } finally {
        execute(first, "SET GLOBAL " + readOnly + " = 0");
        execute(first, "SET GLOBAL read_only = 0");
      }

      assertThat(count(first)).isEqualTo(1);
      assertThat(count(second)).isEqualTo(2);
      store.close();
    }
  }

  private static boolean isWritten(TestStore store) {
    try {
      store.write(Stores.rows(2));
      return true;
    } catch (StoreException e) {
      assertThat(e.kind()).isIn(StoreException.Kind.STATE, StoreException.Kind.AWAY);
      return false;
    }
  }

  private static TestStore store(String url) {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", url);
    properties.setProperty("useractivity.jdbc.user", USER);
    properties.setProperty("useractivity.jdbc.password", Server.PASSWORD);
    return Stores.open(properties);
  }

  /** Its user has no right to write to a server that is read-only. */
  private static void prepare(Server server) throws SQLException {
    execute(server, "CREATE DATABASE " + DATABASE);
    for (String host : new String[] {"'%'", "'localhost'"}) {
      execute(
          server,
          "CREATE USER '"
              + USER
              + "'@"
              + host
              + " IDENTIFIED "
              + (server.isMariaDb() ? "BY '" : "WITH mysql_native_password BY '")
              + Server.PASSWORD
              + "'");
      execute(server, "GRANT ALL ON " + DATABASE + ".* TO '" + USER + "'@" + host);
    }
  }

  private static void execute(Server server, String sql) throws SQLException {
    try (Connection connection = server.connection("");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(Server server) throws SQLException {
    try (Connection connection = server.connection(DATABASE);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM user_activity_logs")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
