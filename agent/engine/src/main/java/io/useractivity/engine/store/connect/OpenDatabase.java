package io.useractivity.engine.store.connect;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that has answered, and the connections to it. Safe for use by any thread. */
public final class OpenDatabase implements Transactions.Source {

  private final Database database;
  private final Transactions transactions;
  private final FoundServer server;
  private final ConnectionPool pool;

  private OpenDatabase(Database database, FoundServer server, ConnectionPool pool) {
    this.database = database;
    this.transactions = new Transactions(database);
    this.server = server;
    this.pool = pool;
  }

  /**
   * Connects, and tells what was found.
   *
   * @param poolSize connections at most
   */
  public static OpenDatabase open(Database database, int poolSize, Log log) throws SQLException {
    FoundServer server = FoundServer.find(database, database.dataSource(), log);
    ConnectionPool pool = new ConnectionPool(server, poolSize);
    log.info("Writing to " + server + ".");
    return new OpenDatabase(database, server, pool);
  }

  /** Connects to a database that is there, by one connection; creates nothing and tells nothing. */
  public static OpenDatabase openExisting(Database database, Log log) throws SQLException {
    FoundServer server = FoundServer.find(database, database.existing(), log);
    return new OpenDatabase(database, server, new ConnectionPool(server, 1));
  }

  /**
   * Does work in a transaction of its own.
   *
   * @throws StoreException if nothing of it is done, or, unconfirmed, if that is not known
   */
  public <T> T inTransaction(Transactions.Work<T> work) throws StoreException {
    return transactions.run(this, work);
  }

  /** A connection that does not commit by itself; closing it gives it back. */
  @Override
  public Connection connection() throws SQLException {
    return pool.connection();
  }

  /**
   * The connection is not used again, so that the next one follows a name or a proxy that leads to
   * another server by now. It has to be closed all the same.
   */
  @Override
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

  /** What it is, for messages; without its secrets. */
  @Override
  public String toString() {
    return database.toString();
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
