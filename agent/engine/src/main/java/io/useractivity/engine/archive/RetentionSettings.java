package io.useractivity.engine.archive;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import java.io.File;

/** What the configuration says of how long rows are kept and where they go then; immutable. */
public final class RetentionSettings {

  private final RetentionPolicy policy;
  private final File directory;
  private final boolean create;

  private RetentionSettings(Configuration configuration) {
    this.policy =
        new RetentionPolicy(
            configuration.get(Option.RETENTION_DAYS),
            configuration.get(Option.RETENTION_BY_TYPE),
            configuration.get(Option.RETENTION_BY_TENANT));
    String named = configuration.get(Option.ARCHIVE_DIR);
    this.directory = named == null ? null : new File(named).getAbsoluteFile();
    this.create = configuration.get(Option.SCHEMA_CREATE);
  }

  public static RetentionSettings of(Configuration configuration) {
    return new RetentionSettings(configuration);
  }

  public RetentionPolicy policy() {
    return policy;
  }

  /** Where rows are archived; null if they are only deleted. */
  public ArchiveDirectory directory() {
    return directory == null ? null : new ArchiveDirectory(directory);
  }

  /** Whether tables that are missing may be created. */
  boolean create() {
    return create;
  }
}
