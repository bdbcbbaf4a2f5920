package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is of a person, in the table and in the archives: counted, or row by row. For one
 * thread.
 */
public final class PersonReport {

  private final RetentionDatabase database;

  /** Null if there is none, or none is asked for. */
  private final ArchivedRows archives;

  private final Person person;

  public PersonReport(RetentionDatabase database, ArchivedRows archives, Person person) {
    this.database = database;
    this.archives = archives;
    this.person = person;
  }

  /** Rows of one place that name the person in the same way; for one thread. */
  public static final class Entry {

    private final String place;
    private final String userId;
    private final String userEmail;
    private long rows;
    private long held;
    private LocalDateTime oldest;
    private LocalDateTime newest;

    private Entry(String place, RowKey row) {
      this.place = place;
      this.userId = row.userId();
      this.userEmail = row.userEmail();
    }

    private void add(RowKey row, boolean isHeld) {
      LocalDateTime created = row.createdAt();
      rows++;
      held += isHeld ? 1 : 0;
      oldest = oldest == null || created.isBefore(oldest) ? created : oldest;
      newest = newest == null || created.isAfter(newest) ? created : newest;
    }

    /** {@link ErasureReport#TABLE} or the month of an archive. */
    public String place() {
      return place;
    }

    public String userId() {
      return userId;
    }

    public String userEmail() {
      return userEmail;
    }

    public long rows() {
      return rows;
    }

    /** Of these, how many a legal hold keeps. */
    public long held() {
      return held;
    }

    public LocalDateTime oldest() {
      return oldest;
    }

    public LocalDateTime newest() {
      return newest;
    }
  }

  /** Counts. */
  public List<Entry> entries() throws StoreException, IOException {
    List<LegalHold> holds = database.holds().all();
    Map<List<String>, Entry> entries = new LinkedHashMap<>();
    new TableRows(database.table())
        .find(person, (month, row) -> count(ErasureReport.TABLE, row, holds, entries));
    if (archives != null) {
      archives.find(person, (month, row) -> count(month, row, holds, entries));
    }
    return new ArrayList<>(entries.values());
  }

  private static void count(
      String place, RowKey row, List<LegalHold> holds, Map<List<String>, Entry> entries) {
    boolean held = false;
    for (LegalHold hold : holds) {
      held |= hold.covers(row);
    }
    entries
        .computeIfAbsent(
            Arrays.asList(place, row.userId(), row.userEmail()), key -> new Entry(place, row))
        .add(row, held);
  }

  /** Hands over the rows, those of the archives first. */
  public void rows(ArchivedRows.Rows rows) throws StoreException, IOException {
    if (archives != null) {
      archives.read(person, rows);
    }
    new TableRows(database.table()).read(person, rows);
  }
}
