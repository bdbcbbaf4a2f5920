package io.useractivity.engine.cli;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.operate.OperatedTable;
import io.useractivity.engine.store.operate.TableOutcome;
import io.useractivity.engine.text.VisibleText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code create-table}: makes the table, or says in what the one that is there differs. */
@Command(
    name = "create-table",
    description = {
      "Create the table, or show how the one that is there differs from the expected one.",
      "Of a table that is there it shows the structure, the differences and the statements that mend them.",
      "Nothing of it is changed without --apply."
    },
    footer = {"", "Example: " + Program.NAME + " create-table --config agent.properties --apply"})
final class CreateTable implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--apply",
      description =
          "run the statements that mend the table, except those that keep others from writing to it"
              + " meanwhile")
  private boolean apply;

  @Option(
      names = "--blocking",
      description = "with --apply: those too; with many rows they may take long")
  private boolean blocking;

  @Mixin private final TableOptions table = new TableOptions();

  @Mixin private final ConfigurationOptions configuration;

  @Mixin private final OutputOptions output = new OutputOptions();

  CreateTable(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.console = console;
  }

  @Override
  public Integer call()
      throws ConfigurationException,
          StoreException,
          CommandFailedException,
          UsageException,
          IOException {
    if (blocking && !apply) {
      throw new UsageException("--blocking of create-table says what --apply may do; give both.");
    }
    Configuration read = configuration.read();
    OperatedTable operated = table.table(read);
    TableOutcome outcome =
        apply ? operated.createOrMend(blocking, this::say) : operated.createOrLook();
    TableReport report = new TableReport(StoreSettings.of(read).toString(), outcome);
    if (output.json()) {
      JsonOutput.print(report.document(), console.out);
    } else {
      report.print(console.out);
    }
    if (report.failure() != null) {
      throw new CommandFailedException(report.failure());
    }
    return ExitCode.DONE;
  }

  /** For whoever looks on: with millions of rows a statement takes minutes. */
  private void say(String sentence) {
    if (!output.json() && console.terminal.isWatched()) {
      console.err.println(VisibleText.line(sentence));
    }
  }
}
