package io.useractivity.engine.archive;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import io.useractivity.engine.store.retention.Holder;
import io.useractivity.engine.store.retention.Lease;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A database with rows of some age, and an archive for it. */
final class OldRows implements AutoCloseable {

  /** The same moment for all that a test says of it. */
  @SuppressWarnings("TimeInStaticInitializer")
  static final LocalDateTime NOW = LocalDateTime.now(ZoneOffset.UTC).withNano(123_000_000);

  final TestDatabase database;
  final Path place;
  final RetentionSettings settings;
  final RetentionDatabase retention;

  private final TestStore store;

  /**
   * @param options further ones as key, value, key, value
   */
  OldRows(Kind kind, Path place, List<ActivityRow> rows, String... options) throws Exception {
    this.database = new TestDatabase(kind);
    this.place = place;
    this.store = database.store();
    for (int at = 0; at < rows.size(); at += 500) {
      store.write(rows.subList(at, Math.min(rows.size(), at + 500)));
    }
    Properties properties = database.properties();
    properties.setProperty("useractivity.archive.dir", place.toString());
    properties.setProperty("useractivity.retention.days", "365");
    for (int i = 0; i < options.length; i += 2) {
      properties.setProperty("useractivity." + options[i], options[i + 1]);
    }
    Configuration configuration = Stores.configuration(properties);
    this.settings = RetentionSettings.of(configuration);
    this.retention = RetentionDatabase.open(StoreSettings.of(configuration), Stores.silent());
  }

  static ActivityRow.Builder old(String name, int days) {
    return Stores.at(NOW.minusDays(days)).text(Column.RESOURCE_ID, name);
  }

  static ActivityRow row(String name, int days) {
    return old(name, days).build();
  }

  Lease lease() throws Exception {
    Lease lease = retention.lease(Holder.ofThisProcess("test"));
    String other = lease.take();
    if (other != null) {
      throw new IllegalStateException(other);
    }
    return lease;
  }

  /** Runs to the end. */
  RunTotals run() throws Exception {
    return run(Integer.MAX_VALUE);
  }

  /** Ends as a process does that is killed after so many steps. */
  RunTotals run(int steps) throws Exception {
    Lease lease = lease();
    try (RetentionRun run =
        RetentionRun.begin(retention, lease, settings.policy(), settings.place())) {
      for (int i = 0; i < steps && run.step() != RetentionRun.DONE; i++) {
        // the pauses are the runner's
      }
      return run.totals();
    } finally {
      lease.release();
    }
  }

  List<String> inTable() throws Exception {
    return database.query("SELECT resource_id FROM user_activity_logs ORDER BY id");
  }

  /** The names of the archived rows by their months, as a stranger reads the files. */
  Map<String, List<String>> archived() throws Exception {
    Map<String, List<String>> months = new TreeMap<>();
    ArchiveDirectory directory = directory();
    for (Manifest manifest : directory.manifests()) {
      directory.verify(manifest);
      List<String> names = new ArrayList<>();
      directory.read(manifest, (row, position) -> names.add(row.text("resource_id")));
      months.put(manifest.month(), names);
    }
    return months;
  }

  ArchiveDirectory directory() {
    return new ArchiveDirectory(place.toFile());
  }

  /** To be closed, as the lease is to be released. */
  Archive archive(Lease lease) throws Exception {
    return settings.place().open(retention, lease);
  }

  List<String> allArchived() throws Exception {
    return archived().values().stream().flatMap(List::stream).toList();
  }

  static String month(int days) {
    return NOW.minusDays(days).toString().substring(0, 7);
  }

  @Override
  public void close() {
    retention.close();
    store.close();
  }
}
