package io.useractivity.engine.cli;

import io.useractivity.engine.archive.ArchivePlace;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.read.StoredRows;
import io.useractivity.engine.store.schema.ActivityTable;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code describe}: the table on one screen. */
@Command(
    name = "describe",
    description = {
      "Show the table on one screen: size, growth, retention, columns, indexes, keys.",
      "Nothing is counted: the number of rows is an estimate."
    },
    footer = {"", "Example: " + Program.NAME + " describe --json"})
final class Describe implements Callable<Integer> {

  /** For statements that read a few rows by an index; somebody may hold the table. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final PrintStream out;

  @Mixin private final ConfigurationOptions configuration;

  @Mixin private final OutputOptions output = new OutputOptions();

  Describe(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.out = console.out;
  }

  @Override
  public Integer call() throws ConfigurationException, QueryException, IOException {
    Configuration read = configuration.read();
    StoreSettings settings = StoreSettings.of(read);
    List<List<String>> lines = facts(settings);
    FactsText facts = new FactsText(lines, read.get(Option.RETENTION_DAYS), retention(read));
    StructureText structure = new StructureText(lines);
    if (output.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("database", settings.toString());
      document.put("table", ActivityTable.NAME);
      facts.addTo(document);
      structure.addTo(document);
      JsonOutput.print(document, out);
    } else {
      List<List<String>> shown = new ArrayList<>();
      shown.add(Arrays.asList(ActivityTable.NAME, "in " + settings));
      for (Map.Entry<String, String> fact : facts.byLabel().entrySet()) {
        shown.add(Arrays.asList(fact.getKey(), fact.getValue()));
      }
      TextTable.printWhole(shown, out);
      structure.print(out);
    }
    return ExitCode.DONE;
  }

  private static List<List<String>> facts(StoreSettings settings) throws QueryException {
    try (StoredRows rows = new StoredRows(settings.readOnly(), LIMIT)) {
      return rows.facts();
    }
  }

  private static String retention(Configuration read) {
    if (RetentionSettings.of(read).policy().keepsAll()) {
      return "none: rows are kept for ever (retention.days)";
    }
    String text = Option.RETENTION_DAYS.key() + " = " + read.get(Option.RETENTION_DAYS);
    if (!read.get(Option.RETENTION_BY_TYPE).isEmpty()) {
      text += ", by type " + read.get(Option.RETENTION_BY_TYPE);
    }
    if (!read.get(Option.RETENTION_BY_TENANT).isEmpty()) {
      text += ", by tenant " + read.get(Option.RETENTION_BY_TENANT);
    }
    ArchivePlace place = RetentionSettings.of(read).place();
    return text + (place == null ? "; not archived" : "; archived in " + place);
  }
}
