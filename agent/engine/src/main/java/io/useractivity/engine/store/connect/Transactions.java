package io.useractivity.engine.store.connect;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Work on a database, a transaction each: committed when the work returns, rolled back when it
 * throws, and the connection given back or thrown away. Safe for use by any thread.
 */
public final class Transactions {

  private static final int VALID_SECONDS = 3;

  private final Database database;

  /** Where a connection comes from, and goes to that is not to be used again. */
  public interface Source {

    Connection connection() throws SQLException;

    void abandon(Connection connection);
  }

  /** What is done with a connection; committed when it returns. */
  public interface Work<T> {

    T doWith(Connection connection) throws SQLException;
  }

  public Transactions(Database database) {
    this.database = database;
  }

  /**
   * Does the work in a transaction of its own.
   *
   * @throws StoreException if nothing of it is done, or, unconfirmed, if that is not known
   */
  public <T> T run(Source source, Work<T> work) throws StoreException {
    Connection connection;
    try {
      connection = source.connection();
    } catch (SQLException e) {
      throw new StoreException(Kind.AWAY, database + ": " + database.reason(e), e);
    } catch (RuntimeException e) {
      throw defect(e);
    }
    T result;
    boolean committing = false;
    try {
      result = work.doWith(connection);
      committing = true;
      connection.commit();
    } catch (SQLException e) {
      throw told(e, committing, giveUp(source, connection, e));
    } catch (RuntimeException e) {
      close(connection); // which rolls back
      throw defect(e);
    } catch (Error e) {
      close(connection);
      throw e;
    }
    close(connection);
    return result;
  }

  /** Of ours, of a driver or of the pool, whose words may be the driver's. */
  private StoreException defect(RuntimeException e) {
    return new StoreException(Kind.UNEXPLAINED, database + ": " + database.reason(e), e);
  }

  private StoreException told(SQLException e, boolean committing, boolean answers) {
    Kind kind =
        committing && (!answers || StatementFailures.isLostConnection(e))
            ? Kind.UNCONFIRMED
            : StatementFailures.kind(e, answers);
    String reason = database.reason(e);
    return new StoreException(kind, kind == Kind.REFUSED ? reason : database + ": " + reason, e);
  }

  /**
   * Rolls back and gives the connection back, or throws it away where another may lead to a server
   * that takes the rows.
   *
   * @return whether it still answers
   */
  public static boolean giveUp(Source source, Connection connection, SQLException because) {
    boolean answers;
    try {
      connection.rollback();
      answers = connection.isValid(VALID_SECONDS);
    } catch (SQLException connectionIsGone) {
      because.addSuppressed(connectionIsGone); // the server rolls back by itself
      answers = false;
    }
    if (!answers || StatementFailures.leadsElsewhere(because)) {
      source.abandon(connection);
    }
    close(connection);
    return answers;
  }

  /** What was done with it is done, or told already. */
  public static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException connectionIsGone) {
      // As good as closed.
    }
  }
}
