package io.useractivity.engine.cli;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.store.StoreSettings;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a command finds the configuration of the agent that it is for: as the agent does. */
final class ConfigurationOptions {

  private final File jarDirectory;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the agent's configuration file; else as the agent finds it")
  private String config;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "where the embedded database lies; else as the agent finds it")
  private String dataDirectory;

  /**
   * @param jarDirectory where the default file is looked for
   */
  ConfigurationOptions(File jarDirectory) {
    this.jarDirectory = jarDirectory;
  }

  Configuration read() throws ConfigurationException {
    List<String> argument = new ArrayList<>();
    if (config != null) {
      argument.add("config=" + config);
    }
    if (dataDirectory != null) {
      argument.add("data.dir=" + dataDirectory);
    }
    return new ConfigurationReader(System.getenv(), System.getProperties(), jarDirectory)
        .read(argument.isEmpty() ? null : String.join(",", argument));
  }

  /** What it says of the database. */
  StoreSettings store() throws ConfigurationException {
    return StoreSettings.of(read());
  }
}
