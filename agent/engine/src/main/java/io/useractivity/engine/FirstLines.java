package io.useractivity.engine;

import io.useractivity.engine.config.AgentVersion;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.RunMode;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.schema.ActivityTable;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What somebody who has just attached the agent wants to know: which one it is, what configured it,
 * and where the rows are.
 */
final class FirstLines {

  private FirstLines() {}

  static String version() {
    return "User activity agent "
        + AgentVersion.text()
        + " on Java "
        + System.getProperty("java.version", "")
        + ".";
  }

  /** The file, and what anybody set, anywhere; each place is a line. */
  static List<String> configuration(Configuration configuration, File jar) {
    List<String> lines = new ArrayList<>();
    lines.add(
        configuration.file() == null
            ? "No configuration file: there is no "
                + new File(jar.getParentFile(), ConfigurationReader.DEFAULT_FILE)
                + ", and no other is named."
            : "Configuration file: " + configuration.file() + ".");
    for (Map.Entry<String, List<String>> origin : configuration.chosen().entrySet()) {
      lines.add(
          "Set by the " + origin.getKey() + ": " + String.join("; ", origin.getValue()) + ".");
    }
    return lines;
  }

  /** Where the rows go. */
  static String destination(Configuration configuration, File jar) {
    if (configuration.get(Option.MODE) == RunMode.SHADOW) {
      return "Shadow mode: no row is stored, and no database asked; what would have been stored is"
          + " told once a minute and at the end.";
    }
    StoreSettings store = StoreSettings.of(configuration);
    String rows = "Rows go to the table " + ActivityTable.NAME + " of " + store;
    if (!configuration.isEmbedded()) {
      String relativeTo =
          store.isRelativeFile() ? " (below " + new File("").getAbsolutePath() + ")" : "";
      return rows + relativeTo + ".";
    }
    int days = configuration.get(Option.RETENTION_DAYS);
    return rows
        + (days == 0 ? "" : " and are kept for " + days + (days == 1 ? " day" : " days"))
        + ". To see them: java -jar "
        + quoted(jar)
        + " tail --data-dir "
        + quoted(store.dataDirectory());
  }

  private static String quoted(File file) {
    String path = file.getPath();
    return path.indexOf(' ') < 0 ? path : '"' + path + '"';
  }
}
