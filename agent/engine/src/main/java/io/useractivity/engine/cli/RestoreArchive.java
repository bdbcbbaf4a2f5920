package io.useractivity.engine.cli;

import io.useractivity.engine.archive.Archive;
import io.useractivity.engine.archive.RestoredMonth;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}: brings a month's archive back. */
@Command(
    name = "restore",
    description =
        "Bring archived rows of a month, or several, back into the table, on hold, so that they stay.",
    footer = {"", "Example: " + Program.NAME + " restore 2024-01"})
final class RestoreArchive implements Callable<Integer> {

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "MONTH",
      description = "the month of the archive, such as 2024-01")
  private String month;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "LAST",
      description = "all months up to this one")
  private String last;

  @Mixin private final ConfigurationOptions configuration;
  @Mixin private final OutputOptions output = new OutputOptions();

  RestoreArchive(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.console = console;
  }

  @Override
  public Integer call()
      throws ConfigurationException,
          StoreException,
          UsageException,
          CommandFailedException,
          IOException {
    requireMonth("MONTH", month);
    if (last != null) {
      requireMonth("LAST", last);
      if (last.compareTo(month) < 0) {
        throw new UsageException(
            "LAST of restore comes before MONTH; write the earlier one first.");
      }
    }
    Configuration read = configuration.read();
    RetentionSettings settings = RetentionSettings.of(read);
    RetentionTurn.place(settings);
    List<RestoredMonth> results = new ArrayList<>();
    try (RetentionTurn turn = RetentionTurn.take(read, "restore");
        Archive archive = turn.archive(settings)) {
      for (String each : months(archive)) {
        results.add(archive.restore(each));
      }
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
    tell(results);
    return ExitCode.DONE;
  }

  private static void requireMonth(String label, String text) throws UsageException {
    if (!text.matches("\\d{4}-(0[1-9]|1[0-2])")) {
      throw new UsageException(label + " of restore is of the form 2024-01, not \"" + text + "\".");
    }
  }

  /** Those of the time that there are; else the first, which says that it is not there. */
  private List<String> months(Archive archive) throws StoreException, IOException {
    List<String> wanted = new ArrayList<>();
    if (last != null) {
      for (String each : archive.months()) {
        if (each.compareTo(month) >= 0 && each.compareTo(last) <= 0) {
          wanted.add(each);
        }
      }
    }
    return wanted.isEmpty() ? Collections.singletonList(month) : wanted;
  }

  private void tell(List<RestoredMonth> results) throws IOException {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (RestoredMonth result : results) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("month", result.month());
      document.put("rows", result.rows());
      document.put("new_ids", result.newIds());
      document.put("hold", result.hold());
      documents.add(document);
      if (!output.json()) {
        console.out.println(sentence(result));
      }
    }
    if (output.json()) {
      JsonOutput.print(last == null ? documents.get(0) : documents, console.out);
    }
  }

  private static String sentence(RestoredMonth result) {
    return "The archive of "
        + result.month()
        + " is back in the table, "
        + result.rows()
        + (result.rows() == 1 ? " row" : " rows")
        + (result.newIds() == 0 ? "" : ", of which " + result.newIds() + " had to get new ids")
        + ". They are on hold until: hold "
        + result.hold()
        + " --release";
  }
}
