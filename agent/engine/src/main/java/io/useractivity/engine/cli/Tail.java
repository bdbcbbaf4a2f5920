package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.read.LatestRows;
import io.useractivity.engine.store.read.NewestRows;
import io.useractivity.engine.text.VisibleText;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tail}: the newest rows as a table, or one below the other. */
@Command(
    name = "tail",
    description = "Show the newest recorded requests, the oldest of them first.",
    footer = {"", "Example: " + Program.NAME + " tail -n 50 --full"})
final class Tail implements Callable<Integer> {

  private static final int MOST_ROWS = 10_000;

  private final PrintStream out;
  private final Terminal terminal;

  @Option(
      names = "-n",
      paramLabel = "ROWS",
      converter = Rows.class,
      defaultValue = "20",
      description = "how many, from 1 to " + MOST_ROWS + "; else ${DEFAULT-VALUE}")
  private int count;

  @Option(
      names = "--all",
      description = "all columns of the table, also where they do not fit the terminal")
  private boolean all;

  @Option(
      names = "--full",
      description = "all columns with their whole values, each on a line of its own")
  private boolean full;

  @Mixin private final ConfigurationOptions configuration;

  Tail(ConfigurationOptions configuration, Console console) {
    this.configuration = configuration;
    this.out = console.out;
    this.terminal = console.terminal;
  }

  /** How many rows may be asked for. */
  static final class Rows extends WholeNumber {

    Rows() {
      super(1, MOST_ROWS);
    }
  }

  @Override
  public Integer call() throws ConfigurationException, StoreException {
    LatestRows wanted = new LatestRows(count, all || full);
    List<List<String>> lines = new NewestRows(configuration.store()).read(wanted);
    if (full) {
      printFull(lines);
    } else if (all) {
      TextTable.print(lines, "row", out);
    } else {
      printFitting(lines);
    }
    return ExitCode.DONE;
  }

  private void printFitting(List<List<String>> lines) {
    FittingColumns fitting = new FittingColumns(lines, terminal.width());
    TextTable.print(fitting.lines(), fitting.widths(), "row", out);
    if (fitting.left() > 0) {
      out.println(
          fitting.left()
              + (fitting.left() == 1 ? " column does" : " columns do")
              + " not fit this terminal; --all shows all.");
    }
  }

  private void printFull(List<List<String>> lines) {
    int width = 0;
    for (String name : lines.get(0)) {
      width = Math.max(width, DisplayWidth.of(name));
    }
    for (List<String> row : lines.subList(1, lines.size())) {
      for (int i = 0; i < row.size(); i++) {
        if (row.get(i) != null) {
          StringBuilder text = new StringBuilder(VisibleText.of(lines.get(0).get(i)));
          while (text.length() < width + 2) {
            text.append(' ');
          }
          out.println(text.append(VisibleText.of(row.get(i))));
        }
      }
      out.println();
    }
    out.println(TextTable.count(lines, "row"));
  }
}
