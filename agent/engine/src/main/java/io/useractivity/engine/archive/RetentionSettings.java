package io.useractivity.engine.archive;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import java.io.File;

/** What the configuration says of how long rows are kept and where they go then; immutable. */
public final class RetentionSettings {

  private final RetentionPolicy policy;
  private final ArchivePlace place;
  private final boolean create;

  private RetentionSettings(Configuration configuration) {
    this.policy =
        new RetentionPolicy(
            configuration.get(Option.RETENTION_DAYS),
            configuration.get(Option.RETENTION_BY_TYPE),
            configuration.get(Option.RETENTION_BY_TENANT));
    this.place = place(configuration);
    this.create = configuration.get(Option.SCHEMA_CREATE);
  }

  public static RetentionSettings of(Configuration configuration) {
    return new RetentionSettings(configuration);
  }

  public RetentionPolicy policy() {
    return policy;
  }

  private static ArchivePlace place(Configuration configuration) {
    String directory = configuration.get(Option.ARCHIVE_DIR);
    String table = configuration.get(Option.ARCHIVE_TABLE);
    if (directory != null) {
      return new ArchiveFiles(new ArchiveDirectory(new File(directory)));
    }
    return table == null ? null : new ArchiveTable(table);
  }

  /** Where rows are archived; null if they are only deleted. */
  public ArchivePlace place() {
    return place;
  }

  /** Whether tables that are missing may be created. */
  boolean create() {
    return create;
  }
}
