package io.useractivity.engine.cli;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.read.ActivityReader;
import java.io.File;
import java.io.PrintStream;

/** Shows the newest rows as a table. */
final class Tail {

  private static final int ROWS = 20;
  private static final int MOST_ROWS = 10_000;

  private final Configuration configuration;
  private final int rows;

  Tail(CommandLine options, File jarDirectory) throws UsageException, ConfigurationException {
    this.rows = options.number("-n", 1, MOST_ROWS, ROWS);
    String file = options.text("--config");
    this.configuration =
        new ConfigurationReader(System.getenv(), System.getProperties(), jarDirectory)
            .read(file == null ? null : "config=" + file);
  }

  void run(PrintStream out) throws StoreException {
    TextTable.print(new ActivityReader(StoreSettings.of(configuration)).latest(rows), "row", out);
  }
}
