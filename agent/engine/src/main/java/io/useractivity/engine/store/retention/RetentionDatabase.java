package io.useractivity.engine.store.retention;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.ConnectFailure;
import io.useractivity.engine.store.connect.Database;
import io.useractivity.engine.store.connect.OpenDatabase;
import io.useractivity.engine.store.schema.ActivityTable;
import io.useractivity.engine.store.schema.ArchiveTable;
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
  private final RowTable table;

  /** Whether tables that are missing may be created. */
  private final boolean create;

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
    this.table = new RowTable(database, shape);
    this.create = tables == Tables.CREATED;
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
    return open(settings.readOnly(), log, Tables.NOT_NEEDED);
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
      return ActivityTable.MISSING;
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

  /** The table that the agent writes to. */
  public RowTable table() {
    return table;
  }

  /**
   * A table that old rows go to.
   *
   * @return null if it is not there
   */
  public RowTable archiveTable(String name) throws StoreException {
    return database.inTransaction(
        connection ->
            ArchiveTable.exists(connection, database.dialect(), name)
                ? new RowTable(database, TableShape.read(connection, database.dialect(), name))
                : null);
  }

  /**
   * The same, made if it is missing and may be.
   *
   * @throws StoreException also if it can't take all that a row has
   */
  public RowTable ensureArchiveTable(String name) throws StoreException {
    return database.inTransaction(
        connection -> {
          ArchiveTable.ensure(connection, database.dialect(), name, create);
          RowTable archive =
              new RowTable(database, TableShape.read(connection, database.dialect(), name));
          TableCopy.of(table, archive);
          return archive;
        });
  }

  /** Why nothing can be archived in that table; null if it can. */
  public String obstacle(RowTable archive) {
    return TableCopy.obstacle(table, archive);
  }

  /** The columns that only that table has. */
  public List<String> columnsOnlyIn(RowTable archive) {
    return TableCopy.others(table, archive);
  }

  /**
   * Copies a few rows to an archive's table, reads them there, compares, and deletes them here, in
   * one transaction, as long as the lease holds.
   *
   * @return how many there still were
   */
  public int archive(Lease lease, List<RowKey> rows, RowTable archive) throws StoreException {
    return database.inTransaction(
        connection -> {
          lease.renew(connection);
          return TableCopy.of(table, archive).move(connection, rows);
        });
  }

  /**
   * Moves a few rows of an archive's table back, in one transaction, as long as the lease holds.
   *
   * @return how many had to get a new id
   */
  public int restore(Lease lease, List<RowKey> rows, RowTable archive) throws StoreException {
    return database.inTransaction(
        connection -> {
          lease.renew(connection);
          int newIds = table.changes.insert(connection, archive.images.locked(connection, rows));
          archive.deleteAll(connection, rows);
          return newIds;
        });
  }

  /** How many rows of a time an archive's table has that are here as well: none as a rule. */
  public long doubled(RowTable archive, LocalDateTime from, LocalDateTime before)
      throws StoreException {
    return database.inTransaction(
        connection -> new RowCounts(archive.shape).alsoIn(connection, table.shape, from, before));
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
          int newIds = table.changes.insert(connection, rows);
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
