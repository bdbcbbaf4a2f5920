package io.useractivity.engine.archive;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.read.StoredRows;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A table of the same database, {@code archive.table}. Immutable. */
final class ArchiveTable implements ArchivePlace {

  private final String name;

  ArchiveTable(String name) {
    this.name = name;
  }

  @Override
  public Archive open(RetentionDatabase database, Lease lease) throws StoreException, IOException {
    KnownArchive.require(
        database, id(), "archive.table names the table " + name + "; name the archive that it is");
    RowTable table = database.ensureArchiveTable(name);
    if (KnownArchive.isNone(database)) {
      begin(database);
    }
    return new TableArchive(database, lease, table);
  }

  @Override
  public void begin(RetentionDatabase database) throws StoreException {
    database.state().archive(id(), toString());
  }

  /** As a directory has one in a file; the same for the same name. */
  private String id() {
    String text = "table " + name.toLowerCase(Locale.ROOT);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public ArchivedRows rows(RetentionDatabase database) throws StoreException {
    return new TableRows(database.archiveTable(name));
  }

  @Override
  public ActivityRows with(ActivityRows table, StoreSettings settings, Duration limit) {
    return new BothTables(table, new StoredRows(settings, limit, name));
  }

  @Override
  public List<VerifiedMonth> verify(StoreSettings settings) throws StoreException, IOException {
    try (RetentionDatabase database =
        RetentionDatabase.openToRead(settings, Log.onStandardError(Log.Level.OFF))) {
      RowTable table = database.archiveTable(name);
      List<VerifiedMonth> months = new ArrayList<>();
      if (table == null) {
        return months;
      }
      String obstacle = database.obstacle(table);
      if (obstacle != null) {
        throw new IOException("nothing can be archived in the table " + name + ": " + obstacle);
      }
      for (String month : TableArchive.months(table)) {
        months.add(verified(database, table, month));
      }
      return months;
    }
  }

  /** What a table can tell: it has no digest of what was written to it. */
  private static VerifiedMonth verified(RetentionDatabase database, RowTable table, String month)
      throws StoreException {
    LocalDateTime begin = Months.begin(month);
    LocalDateTime end = Months.end(month);
    long doubled = database.doubled(table, begin, end);
    String verdict =
        doubled == 0
            ? VerifiedMonth.GOOD
            : doubled + " of them are in " + database.table() + " as well, which no run leaves so";
    return new VerifiedMonth(month, table.count(begin, end), null, null, verdict);
  }

  @Override
  public String toString() {
    return "the table " + name;
  }
}
