package io.useractivity.engine.store;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Stores as the agent opens them, and rows for them. */
public final class Stores {

  public static final LocalDateTime NOON = LocalDateTime.parse("2024-01-31T12:00:00.123");

  private Stores() {}

  public static TestStore open(Properties properties) {
    return open(properties, OutputStream.nullOutputStream());
  }

  /** A store that tells what it has to say to that stream. */
  public static TestStore open(Properties properties, OutputStream log) {
    return new TestStore(
        StoreSettings.of(configuration(properties)),
        new Log(new PrintStream(log, true, StandardCharsets.UTF_8), Log.Level.INFO));
  }

  /** A store that tells nothing. */
  public static TestStore open(StoreSettings settings) {
    return new TestStore(settings, silent());
  }

  /** A log that tells nothing. */
  public static Log silent() {
    return new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.OFF);
  }

  public static Configuration configuration(Properties properties) {
    try {
      return new ConfigurationReader(Map.of(), properties, new File("no-such-directory"))
          .read(null);
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static ActivityRow.Builder at(LocalDateTime created) {
    return new ActivityRow.Builder()
        .value(Column.CREATED_AT, created)
        .value(Column.UPDATED_AT, created);
  }

  /** Rows told apart by their {@code resource_id}. */
  public static List<ActivityRow> rows(int count) {
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(at(NOON).text(Column.RESOURCE_ID, String.valueOf(i)).build());
    }
    return rows;
  }
}
