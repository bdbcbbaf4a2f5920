package io.useractivity.engine.store.connect;

import io.useractivity.engine.log.Log;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that has answered, and the connections to it. Safe for use by any thread. */
public final class OpenDatabase {

  private final Database database;
  private final FoundServer server;
  private final ConnectionPool pool;

  private OpenDatabase(Database database, FoundServer server, ConnectionPool pool) {
    this.database = database;
    this.server = server;
    this.pool = pool;
  }

  /**
   * Connects, and tells what was found.
   *
   * @param poolSize connections at most
   */
  public static OpenDatabase open(Database database, int poolSize, Log log) throws SQLException {
    FoundServer server = FoundServer.find(database, log);
    ConnectionPool pool = new ConnectionPool(server, poolSize);
    log.info("Writing to " + server + ".");
    return new OpenDatabase(database, server, pool);
  }

  /** A connection that does not commit by itself; closing it gives it back. */
  public Connection connection() throws SQLException {
    return pool.connection();
  }

  /**
   * The connection is not used again, so that the next one follows a name or a proxy that leads to
   * another server by now. It has to be closed all the same.
   */
  public void abandon(Connection connection) {
    pool.abandon(connection);
  }

  /** How many bytes the server takes in one packet; {@code Long.MAX_VALUE} for any number. */
  public long maxPacketBytes() {
    return server.maxPacketBytes();
  }

  /** That of the driver in use, which may be another than the address names. */
  public Dialect dialect() {
    return server.dialect();
  }

  /** What is wrong, in one line, without secrets. */
  public String reason(SQLException failure) {
    return database.reason(failure);
  }

  public BatchMethod batchMethod() {
    return server.batchMethod();
  }

  public void close() {
    pool.close();
  }
}
