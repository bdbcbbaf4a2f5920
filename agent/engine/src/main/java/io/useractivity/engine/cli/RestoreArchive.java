package io.useractivity.engine.cli;

import io.useractivity.engine.archive.Archive;
import io.useractivity.engine.archive.Restoration;
import io.useractivity.engine.archive.RetentionSettings;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}: brings a month's archive back. */
@Command(
    name = "restore",
    description = "Bring the rows of an archive back into the table, on hold, so that they stay.",
    footer = {"", "Example: " + Program.NAME + " restore 2024-01"})
final class RestoreArchive implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "MONTH", description = "the month of the archive, such as 2024-01")
  private String month;

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
    if (!month.matches("\\d{4}-\\d{2}")) {
      throw new UsageException("MONTH of restore is of the form 2024-01, not \"" + month + "\".");
    }
    Configuration read = configuration.read();
    RetentionSettings settings = RetentionSettings.of(read);
    if (settings.directory() == null) {
      throw new CommandFailedException("There are no archives: archive.dir is not set.");
    }
    Restoration.Result result;
    try (RetentionTurn turn = RetentionTurn.take(read, "restore");
        Archive archive = turn.archive(settings)) {
      result = Restoration.restore(turn.database, turn.lease, archive, month);
    } catch (IOException e) {
      throw RetentionTurn.failed(e);
    }
    tell(result);
    return ExitCode.DONE;
  }

  private void tell(Restoration.Result result) throws IOException {
    if (output.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("month", month);
      document.put("rows", result.rows());
      document.put("new_ids", result.newIds());
      document.put("hold", result.hold());
      JsonOutput.print(document, console.out);
      return;
    }
    console.out.println(
        "The archive of "
            + month
            + " is back in the table, "
            + result.rows()
            + " rows"
            + (result.newIds() == 0 ? "" : ", of which " + result.newIds() + " had to get new ids")
            + ". They are on hold until: hold "
            + result.hold()
            + " --release");
  }
}
