package io.useractivity.engine.store.retention;

import io.useractivity.engine.store.schema.FoundColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies rows into the table that old ones go to, and looks whether they have arrived as they were;
 * in the caller's transaction. Immutable.
 */
final class TableCopy {

  private final RowTable from;
  private final RowTable to;
  private final List<FoundColumn> columns;

  private TableCopy(RowTable from, RowTable to, List<FoundColumn> columns) {
    this.from = from;
    this.to = to;
    this.columns = columns;
  }

  /**
   * Looks whether one table can take all that the other has.
   *
   * @throws SQLException that says in a sentence why not
   */
  static TableCopy of(RowTable from, RowTable to) throws SQLException {
    String obstacle = obstacle(from, to);
    if (obstacle != null) {
      throw new SQLException("nothing is archived in the table " + to + ": " + obstacle);
    }
    List<FoundColumn> columns = new ArrayList<>();
    for (FoundColumn column : from.shape.table.columns()) {
      FoundColumn there = to.shape.table.column(column.name());
      if (there != null && !there.isComputed()) {
        columns.add(column);
      }
    }
    return new TableCopy(from, to, columns);
  }

  /** Why one table can't take all that the other has; null if it can. */
  static String obstacle(RowTable from, RowTable to) {
    for (RowTable each : new RowTable[] {from, to}) {
      if (!each.shape.table.isTransactional()) {
        return "the engine of "
            + each
            + " knows no transactions, so that rows could get lost; use ENGINE=InnoDB, or archive"
            + " to files (archive.dir)";
      }
    }
    List<String> missing = new ArrayList<>();
    for (FoundColumn column : from.shape.table.columns()) {
      FoundColumn there = to.shape.table.column(column.name());
      if (!column.isComputed() && (there == null || there.isComputed())) {
        missing.add(column.name() + " " + column.declaration());
      }
    }
    if (!missing.isEmpty()) {
      return "it does not have all columns of "
          + from
          + "; add to it: "
          + String.join(", ", missing);
    }
    List<String> required = new ArrayList<>();
    for (FoundColumn column : to.shape.table.columns()) {
      if (from.shape.table.column(column.name()) == null && !column.isFilledByItself()) {
        required.add(column.name());
      }
    }
    return required.isEmpty()
        ? null
        : "it must have a value for "
            + String.join(", ", required)
            + ", which "
            + from
            + " does not have; give that a default there";
  }

  /** The columns that only the one that rows go to has. */
  static List<String> others(RowTable from, RowTable to) {
    List<String> others = new ArrayList<>();
    for (FoundColumn column : to.shape.table.columns()) {
      if (from.shape.table.column(column.name()) == null && !column.isComputed()) {
        others.add(column.name());
      }
    }
    return others;
  }

  /**
   * Copies rows, reads the copies and deletes the rows.
   *
   * @return how many there still were
   */
  int move(Connection connection, List<RowKey> rows) throws SQLException {
    List<RowImage> were = from.images.locked(connection, rows);
    if (were.isEmpty()) {
      return 0;
    }
    List<RowKey> keys = new ArrayList<>(were.size());
    for (RowImage row : were) {
      keys.add(row.key());
    }
    copy(connection, keys);
    List<RowImage> are = to.images.read(connection, keys);
    if (are.size() < were.size()) {
      throw new SQLException("the table " + to + " does not keep all rows that are copied to it");
    }
    for (int i = 0; i < were.size(); i++) {
      requireSame(were.get(i), are.get(i));
    }
    from.deleteAll(connection, keys);
    return were.size();
  }

  private void requireSame(RowImage was, RowImage is) throws SQLException {
    for (FoundColumn column : columns) {
      FoundColumn there = to.shape.table.column(column.name());
      Object one = was.cell(column.name());
      Object other = is.cell(column.name());
      boolean anew = // as JSON, which a server words in its own way
          (column.holdsJson() || there.holdsJson())
              && !column.declaration().equals(there.declaration());
      boolean same =
          (one == null || other == null)
              ? (one == null && other == null)
              : (anew || CellText.same(one, other));
      if (!same) {
        throw new SQLException(
            "the row "
                + was.key().id()
                + " has a value of the column "
                + column.name()
                + " that does not fit "
                + there.declaration()
                + " of the table "
                + to);
      }
    }
  }

  private void copy(Connection connection, List<RowKey> keys) throws SQLException {
    StringBuilder into = new StringBuilder();
    StringBuilder selected = new StringBuilder();
    for (FoundColumn column : columns) {
      String comma = into.length() == 0 ? "" : ", ";
      String there = to.shape.table.column(column.name()).foundName();
      into.append(comma).append(to.shape.dialect.quoted(there));
      selected.append(comma).append(from.shape.dialect.quoted(column.foundName()));
    }
    String sql =
        "INSERT INTO "
            + to.shape.sql
            + " ("
            + into
            + ") SELECT "
            + selected
            + " FROM "
            + from.shape.sql
            + " WHERE id IN "
            + Parameters.list(keys.size());
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < keys.size(); i++) {
        insert.setLong(i + 1, keys.get(i).id());
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw to.shape.dialect.isDuplicateKey(e) && to.shape.isIdUnique() ? idTwice(e) : e;
    }
  }

  private SQLException idTwice(SQLException e) {
    return new SQLException(
        "an id was given again after its row had gone to the table "
            + to
            + ", whose primary key is the id alone; run: ALTER TABLE "
            + to
            + " DROP PRIMARY KEY, ADD PRIMARY KEY (id, created_at)",
        e.getSQLState(),
        e.getErrorCode(),
        e);
  }
}
