package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.store.retention.RowKey;
import io.useractivity.engine.store.retention.RowTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes one person out of rows, or deletes them, wherever they are; what a legal hold keeps stays
 * and is told. For one thread.
 */
public final class Eraser {

  private static final int ROWS = 100;

  private final Lease lease;
  private final Person person;

  /** Null where rows are deleted. */
  private final Pseudonym pseudonym;

  private final boolean dryRun;
  private final List<LegalHold> holds;
  private final ErasureReport.Builder report;
  private final Pace pace = new Pace();

  Eraser(RetentionDatabase database, Lease lease, Person person, boolean delete, boolean dryRun)
      throws StoreException {
    this.lease = lease;
    this.person = person;
    this.pseudonym = delete ? null : new Pseudonym(person);
    this.dryRun = dryRun;
    this.holds = database.holds().all();
    this.report = new ErasureReport.Builder(delete ? null : pseudonym.toString());
  }

  ErasureReport report() {
    return report.build();
  }

  /** Whether rows are only counted. */
  boolean isDryRun() {
    return dryRun;
  }

  void renew() throws StoreException {
    lease.renew();
  }

  /**
   * Erases the person in a table.
   *
   * @param place what a row's place is called in the report
   */
  void erase(RowTable table, Function<RowKey, String> place) throws StoreException, IOException {
    PersonSearch search = new PersonSearch(table, person);
    for (List<RowKey> page = search.next(); page != null; page = search.next()) {
      List<RowKey> mine = new ArrayList<>();
      Map<String, Long> places = new LinkedHashMap<>();
      for (RowKey row : page) {
        if (!tellHeld(row)) {
          mine.add(row);
          places.merge(place.apply(row), 1L, Long::sum);
        }
      }
      if (!dryRun) {
        lease.renew();
        change(table, mine);
      }
      places.forEach(report::erased);
    }
  }

  private void change(RowTable table, List<RowKey> rows) throws StoreException, IOException {
    if (pseudonym == null) {
      new Deletion(table, lease, pace, rows).run();
      return;
    }
    for (int at = 0; at < rows.size(); at += ROWS) {
      List<RowImage> was = table.images(rows.subList(at, Math.min(rows.size(), at + ROWS)));
      List<RowImage> is = new ArrayList<>(was.size());
      for (RowImage row : was) {
        is.add(pseudonym.of(row));
      }
      long began = System.nanoTime();
      table.update(lease, was, is);
      Pace.pause(pace.pauseAfter(System.nanoTime() - began));
    }
  }

  /** Whether that row is to be erased; one that a hold keeps is told. */
  boolean takes(RowKey row) {
    return person.isOf(row) && !tellHeld(row);
  }

  /** What stays of a row; null if nothing. */
  RowImage left(RowImage row) {
    RowKey key = row.key();
    if (!person.isOf(key) || hold(key) != null) {
      return row;
    }
    return pseudonym == null ? null : pseudonym.of(row);
  }

  void tell(String place, long rows) {
    report.erased(place, rows);
  }

  private boolean tellHeld(RowKey row) {
    LegalHold hold = hold(row);
    if (hold != null) {
      report.held(hold.name());
    }
    return hold != null;
  }

  private LegalHold hold(RowKey row) {
    for (LegalHold hold : holds) {
      if (hold.covers(row)) {
        return hold;
      }
    }
    return null;
  }
}
