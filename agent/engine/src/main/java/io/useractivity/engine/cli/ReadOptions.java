package io.useractivity.engine.cli;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.store.read.StoredRows;
import java.io.File;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command reads rows, and how long that may take. */
final class ReadOptions {

  @Mixin private final ConfigurationOptions configuration;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      defaultValue = "20",
      description =
          "how long the database may take for a page of rows, or to count; else"
              + " ${DEFAULT-VALUE}")
  private int seconds;

  /**
   * @param jarDirectory where the default configuration file is looked for
   */
  ReadOptions(File jarDirectory) {
    this.configuration = new ConfigurationOptions(jarDirectory);
  }

  /** An hour at most. */
  static final class Seconds extends WholeNumber {

    Seconds() {
      super(1, 3_600);
    }
  }

  Configuration configuration() throws ConfigurationException {
    return configuration.read();
  }

  /** How long the database may take for a statement. */
  Duration limit() {
    return Duration.ofSeconds(seconds);
  }

  ActivityRows open() throws ConfigurationException {
    return new StoredRows(configuration.store().readOnly(), limit());
  }
}
