package io.useractivity.engine.store.operate;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.ConnectFailure;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.JdbcErrors;
import io.useractivity.engine.store.connect.Session;
import java.sql.SQLException;

/** A command's visit to the database: each failure is a sentence that names it and the way out. */
final class Visit {

  /** What is done with the session. */
  interface Work<T> {

    T doWith(Session session) throws SQLException, InterruptedException;
  }

  private Visit() {}

  /** Of a database that is there. */
  static <T> T existing(StoreSettings settings, Work<T> work) throws StoreException {
    return with(settings, false, work);
  }

  /** The same; null if there is none yet. */
  static <T> T ifAny(StoreSettings settings, Work<T> work) throws StoreException {
    return settings.isFile() && isMissing(Database.of(settings)) ? null : existing(settings, work);
  }

  private static boolean isMissing(Database database) {
    try {
      database.existing().getConnection().close();
      return false;
    } catch (SQLException e) {
      return database.dialect().isMissingDatabase(e); // whatever else is wrong is told later
    }
  }

  /** The same, but the embedded database is made where there is none. */
  static <T> T orNew(StoreSettings settings, Work<T> work) throws StoreException {
    return with(settings, true, work);
  }

  private static <T> T with(StoreSettings settings, boolean create, Work<T> work)
      throws StoreException {
    Database database = Database.of(settings);
    try (Session session = opened(database, create)) {
      return work.doWith(session);
    } catch (SQLException e) {
      throw new StoreException(Kind.STATE, database + ": " + refused(database, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Kind.STATE, "Interrupted.", e);
    }
  }

  private static Session opened(Database database, boolean create) throws StoreException {
    try {
      return create ? Session.open(database) : Session.existing(database);
    } catch (SQLException e) {
      throw new StoreException(Kind.AWAY, database + ": " + ConnectFailure.of(database, e), e);
    } catch (RuntimeException | LinkageError e) {
      throw new StoreException(Kind.AWAY, database + ": " + database.reason(e), e);
    }
  }

  /** A database that answers and says no. */
  private static String refused(Database database, SQLException e) {
    String reason = database.reason(e);
    if (JdbcErrors.isDenied(e)) {
      return reason + "; \"check\" says which GRANT helps";
    }
    if (JdbcErrors.isLockTimeout(e)) {
      return reason + "; a transaction holds the table: end it, or try again later";
    }
    return reason;
  }
}
