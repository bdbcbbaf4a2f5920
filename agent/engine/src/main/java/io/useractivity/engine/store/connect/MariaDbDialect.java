package io.useractivity.engine.store.connect;

import io.useractivity.engine.config.JdbcScheme;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** MariaDB's driver, to a MariaDB or to a MySQL. */
final class MariaDbDialect extends ServerDialect {

  MariaDbDialect() {
    super(JdbcScheme.MARIADB);
  }

  @Override
  DataSource dataSource(String url, String user, String password) throws SQLException {
    String address =
        new UrlOptions(url)
            .orElse("useBulkStmts", "true")
            .orElse("connectTimeout", CONNECT_TIMEOUT_MILLIS)
            .orElse("socketTimeout", SOCKET_TIMEOUT_MILLIS)
            .toString();
    MariaDbDataSource source = new MariaDbDataSource(address);
    if (user != null) {
      source.setUser(user);
    }
    if (password != null) {
      source.setPassword(password);
    }
    return source;
  }

  @Override
  BatchMethod batchMethod(ServerVersion version, Connection connection) {
    if (version.isMariaDb()) {
      return BatchMethod.BULK_COMMAND;
    }
    return hasJsonTable(version, connection)
        ? BatchMethod.JSON_TABLE
        : BatchMethod.MULTI_ROW_INSERT;
  }
}
