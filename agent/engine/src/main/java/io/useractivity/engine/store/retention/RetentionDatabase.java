package io.useractivity.engine.store.retention;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.ConnectFailure;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.RetentionTables;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The database as those see it who keep, archive, delete, restore and erase rows. Each method is
 * one short transaction. For one thread.
 */
public final class RetentionDatabase implements AutoCloseable {

  private final OpenDatabase database;
  private final boolean own;
  private final AgedRows aged;
  private final RowImages images;
  private final RowChanges changes;
  private final PersonRows people;

  /** What becomes of the tables beside that of the rows, if they are missing. */
  private enum Tables {
    CREATED,
    REQUIRED,
    NOT_NEEDED;

    static Tables of(boolean create) {
      return create ? CREATED : REQUIRED;
    }
  }

  private RetentionDatabase(OpenDatabase database, boolean own, Tables tables)
      throws StoreException {
    this.database = database;
    this.own = own;
    TableShape shape =
        database.inTransaction(
            connection -> {
              TableShape found = TableShape.read(connection, database.dialect());
              if (tables != Tables.NOT_NEEDED) {
                boolean create = tables == Tables.CREATED;
                RetentionTables.ensure(connection, database.dialect(), create);
                RetentionState.ensureRow(connection, database.dialect());
              }
              return found;
            });
    this.aged = new AgedRows(shape);
    this.images = new RowImages(shape);
    this.changes = new RowChanges(shape);
    this.people = new PersonRows(shape);
  }

  /**
   * That of an agent, which stays the agent's to close.
   *
   * @param create whether tables that are missing may be created
   */
  public static RetentionDatabase of(OpenDatabase database, boolean create) throws StoreException {
    return new RetentionDatabase(database, false, Tables.of(create));
  }

  /**
   * Opens what is configured, for a command.
   *
   * @throws StoreException if it can't be had, or has no such table
   */
  public static RetentionDatabase open(StoreSettings settings, Log log) throws StoreException {
    return open(settings, log, Tables.of(settings.create()));
  }

  /** The same for a command that changes nothing, which needs SELECT alone. */
  public static RetentionDatabase openToRead(StoreSettings settings, Log log)
      throws StoreException {
    return open(settings, log, Tables.NOT_NEEDED);
  }

  private static RetentionDatabase open(StoreSettings settings, Log log, Tables tables)
      throws StoreException {
    Database database = Database.of(settings);
    OpenDatabase open;
    try {
      open = OpenDatabase.openExisting(database, log);
    } catch (SQLException e) {
      throw new StoreException(Kind.AWAY, database + ": " + reason(database, e), e);
    } catch (RuntimeException | LinkageError e) {
      throw new StoreException(Kind.AWAY, database + ": " + database.reason(e), e);
    }
    try {
      return new RetentionDatabase(open, true, tables);
    } catch (StoreException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private static String reason(Database database, SQLException e) {
    if (database.dialect().isMissingDatabase(e)) {
      return "the table " + ActivityTable.NAME + " does not exist yet";
    }
    return database.dialect().isInUse(e)
        ? "a running application has it open, which one process at a time can; end the application"
            + " for this command"
        : ConnectFailure.of(database, e).toString();
  }

  public Lease lease(Holder holder) {
    return new Lease(database, holder);
  }

  public RetentionState state() {
    return new RetentionState(database);
  }

  public Holds holds() {
    return new Holds(database);
  }

  /**
   * The keys of the next rows of a walk from the oldest on.
   *
   * @param before rows that were created earlier, in UTC
   */
  public AgedPage aged(AgedPage.Place after, LocalDateTime before, int most) throws StoreException {
    return database.inTransaction(connection -> aged.page(connection, after, before, most));
  }

  /** The rows of these keys, in their order; one that has gone meanwhile is left out. */
  public List<RowImage> images(List<RowKey> keys) throws StoreException {
    return database.inTransaction(connection -> images.read(connection, keys));
  }

  /**
   * The next rows that have the name in a column, in the order of their ids; some whose name is
   * only like it may be among them.
   *
   * @param column user_id or user_email
   */
  public List<RowKey> ofPerson(String column, String name, long afterId, int most)
      throws StoreException {
    return database.inTransaction(
        connection -> people.page(connection, column, name, afterId, most));
  }

  /** Deletes a few rows as long as the lease holds; how many that were. */
  public int delete(Lease lease, List<RowKey> rows) throws StoreException {
    return database.inTransaction(
        connection -> {
          lease.renew(connection);
          return changes.delete(connection, rows);
        });
  }

  /**
   * Changes a few rows as long as the lease holds.
   *
   * @param is one for each that was
   */
  public void update(Lease lease, List<RowImage> was, List<RowImage> is) throws StoreException {
    database.inTransaction(
        connection -> {
          lease.renew(connection);
          for (int i = 0; i < was.size(); i++) {
            changes.update(connection, was.get(i), is.get(i));
          }
          return null;
        });
  }

  /**
   * Puts a few rows of an archive back as long as the lease holds, and tells in the same
   * transaction how far that archive has come.
   *
   * @return how many had to get a new id
   */
  public int restore(Lease lease, List<RowImage> rows, String archive, long restoredThen)
      throws StoreException {
    return database.inTransaction(
        connection -> {
          lease.renew(connection);
          int newIds = changes.insert(connection, rows);
          RetentionState.restored(connection, archive, restoredThen);
          return newIds;
        });
  }

  /** An archive is restored and has gone. */
  public void forgetRestored(Lease lease) throws StoreException {
    database.inTransaction(
        connection -> {
          lease.renew(connection);
          RetentionState.restored(connection, null, 0);
          return null;
        });
  }

  /** What it is, for messages; without its secrets. */
  @Override
  public String toString() {
    return database.toString();
  }

  @Override
  public void close() {
    if (own) {
      database.close();
      database.dialect().endThreads();
    }
  }
}
