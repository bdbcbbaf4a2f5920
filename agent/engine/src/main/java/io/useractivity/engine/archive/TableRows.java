package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.store.retention.RowKey;
import io.useractivity.engine.store.retention.RowTable;
import java.io.IOException;
import java.util.List;

/** One person's rows of a table. Immutable. */
final class TableRows implements ArchivedRows {

  /** They may be wide. */
  private static final int ROWS = 100;

  /** Null if it is not there. */
  private final RowTable table;

  TableRows(RowTable table) {
    this.table = table;
  }

  @Override
  public void find(Person person, Keys keys) throws StoreException {
    if (table == null) {
      return;
    }
    PersonSearch search = new PersonSearch(table, person);
    for (List<RowKey> page = search.next(); page != null; page = search.next()) {
      for (RowKey row : page) {
        keys.key(Months.of(row.createdAt()), row);
      }
    }
  }

  @Override
  public void read(Person person, Rows rows) throws StoreException, IOException {
    if (table == null) {
      return;
    }
    PersonSearch search = new PersonSearch(table, person);
    for (List<RowKey> page = search.next(); page != null; page = search.next()) {
      for (int at = 0; at < page.size(); at += ROWS) {
        for (RowImage row : table.images(page.subList(at, Math.min(page.size(), at + ROWS)))) {
          rows.row(row);
        }
      }
    }
  }
}
