package io.useractivity.engine.store.write;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.connect.StatementFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.IdentityHashMap;

/**
 * One statement, prepared by the server and kept as long as its connection: its parameters then
 * need no quotes and are not parsed. Where that can't be had rows go as text, as they do anywhere
 * else. For one thread.
 *
 * <p>Kept for the driver's own connection, not for the pool's, which closes with itself all that
 * was prepared by it. Never closed by us but where it failed: its connection may be another
 * thread's by then.
 */
final class KeptStatements {

  /** ER_UNKNOWN_STMT_HANDLER: what lies between has prepared it on one server and asks another. */
  private static final int UNKNOWN_STATEMENT = 1243;

  /** ER_UNKNOWN_COM_ERROR: what lies between knows texts alone. */
  private static final int UNKNOWN_COMMAND = 1047;

  private final Dialect dialect;
  private final String sql;
  private final IdentityHashMap<Connection, PreparedStatement> kept = new IdentityHashMap<>();
  private boolean refused;

  KeptStatements(Dialect dialect, String sql) {
    this.dialect = dialect;
    this.sql = sql;
  }

  /** The connection's, prepared if it has none yet; null if there can't be one. */
  PreparedStatement of(Connection pooled) throws SQLException {
    if (refused) {
      return null;
    }
    Connection connection = pooled.unwrap(Connection.class);
    PreparedStatement statement = kept.get(connection);
    if (statement == null || statement.isClosed()) {
      forgetEnded();
      statement = prepared(connection);
      if (statement == null) {
        refused = true;
      } else {
        kept.put(connection, statement);
      }
    }
    return statement;
  }

  /** A connection that was given up is not asked for again. */
  private void forgetEnded() throws SQLException {
    for (Connection connection : kept.keySet().toArray(new Connection[0])) {
      if (connection.isClosed()) {
        kept.remove(connection);
      }
    }
  }

  /**
   * Some servers have too many already, some proxies know none; the transaction goes on after that.
   * It does not after a deadlock, or with another connection.
   */
  private PreparedStatement prepared(Connection connection) throws SQLException {
    try {
      return dialect.prepareOnServer(connection, sql);
    } catch (SQLException e) {
      if (e.getErrorCode() != UNKNOWN_COMMAND
          && StatementFailures.kind(e, true) == StoreException.Kind.STATE) {
        throw e;
      }
      return null;
    }
  }

  /** It has failed: the next try has a new one, or none. */
  void failed(Connection pooled, SQLException why) {
    refused |= why.getErrorCode() == UNKNOWN_STATEMENT;
    try {
      PreparedStatement statement = kept.remove(pooled.unwrap(Connection.class));
      if (statement != null) {
        statement.close();
      }
    } catch (SQLException e) {
      why.addSuppressed(e); // the connection's end ends it too
    }
  }
}
