package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.connect.OpenDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A table of rows: that which the agent writes to, or one that old rows go to. Each method is one
 * short transaction. For one thread.
 */
public final class RowTable {

  final TableShape shape;
  final RowImages images;
  final RowChanges changes;

  private final OpenDatabase database;
  private final AgedRows aged;
  private final PersonRows people;

  RowTable(OpenDatabase database, TableShape shape) {
    this.database = database;
    this.shape = shape;
    this.aged = new AgedRows(shape);
    this.images = new RowImages(shape);
    this.changes = new RowChanges(shape);
    this.people = new PersonRows(shape);
  }

  /**
   * The keys of the next rows of a walk from the oldest on.
   *
   * @param before rows that were created earlier, in UTC
   */
  public AgedPage aged(AgedPage.Place after, LocalDateTime before, int most) throws StoreException {
    return database.inTransaction(connection -> aged.page(connection, after, before, most));
  }

  /**
   * The keys of the oldest rows of a time.
   *
   * @param from inclusive, in UTC
   * @param before exclusive; null for no end
   */
  public List<RowKey> oldest(LocalDateTime from, LocalDateTime before, int most)
      throws StoreException {
    return database.inTransaction(connection -> aged.oldest(connection, from, before, most));
  }

  /** How many rows there are of a time. */
  public long count(LocalDateTime from, LocalDateTime before) throws StoreException {
    return database.inTransaction(connection -> new RowCounts(shape).of(connection, from, before));
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
   * @return empty at the end
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

  /** Deletes what was copied elsewhere in the same transaction. */
  void deleteAll(Connection connection, List<RowKey> rows) throws SQLException {
    int deleted = changes.delete(connection, rows);
    if (deleted != rows.size()) {
      throw new SQLException(
          "of " + rows.size() + " rows that were copied, " + deleted + " could be deleted");
    }
  }

  /** Its name. */
  @Override
  public String toString() {
    return shape.name;
  }
}
