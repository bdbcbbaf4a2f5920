package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.read.LatestRows;
import io.useractivity.engine.store.read.NewestRows;
import io.useractivity.engine.text.VisibleText;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code tail}: the newest rows as a table, or one below the other. */
final class Tail implements Command {

  private static final int ROWS = 20;
  private static final int MOST_ROWS = 10_000;

  private static final CommandOption COUNT =
      CommandOption.ofValue("-n", "ROWS", "how many, from 1 to " + MOST_ROWS + "; else " + ROWS);
  private static final CommandOption ALL =
      CommandOption.ofSwitch(
          "--all", "all columns of the table, also where they do not fit the terminal");
  private static final CommandOption FULL =
      CommandOption.ofSwitch(
          "--full", "all columns with their whole values, each on a line of its own");
  private static final CommandOption DATA_DIR =
      CommandOption.ofValue(
          "--data-dir", "DIR", "where the embedded database lies; else as the agent finds it");

  private static final Synopsis SYNOPSIS =
      new Synopsis(
          "tail",
          null,
          "show the newest recorded requests, the oldest of them first",
          COUNT,
          ALL,
          FULL,
          CommandOption.CONFIG,
          DATA_DIR);

  private final File jarDirectory;
  private final PrintStream out;
  private final Terminal terminal;

  Tail(File jarDirectory, PrintStream out, Terminal terminal) {
    this.jarDirectory = jarDirectory;
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public Synopsis synopsis() {
    return SYNOPSIS;
  }

  @Override
  public void run(CommandLine line) throws UsageException, ConfigurationException, StoreException {
    boolean full = line.has(FULL);
    boolean all = full || line.has(ALL);
    LatestRows wanted = new LatestRows(line.number(COUNT, 1, MOST_ROWS, ROWS), all);
    List<List<String>> lines = new NewestRows(settings(line)).read(wanted);
    if (full) {
      printFull(lines);
    } else if (all) {
      TextTable.print(lines, "row", out);
    } else {
      printFitting(lines);
    }
  }

  private StoreSettings settings(CommandLine line) throws ConfigurationException {
    List<String> argument = new ArrayList<>();
    if (line.has(CommandOption.CONFIG)) {
      argument.add("config=" + line.text(CommandOption.CONFIG));
    }
    if (line.has(DATA_DIR)) {
      argument.add("data.dir=" + line.text(DATA_DIR));
    }
    return StoreSettings.of(
        new ConfigurationReader(System.getenv(), System.getProperties(), jarDirectory)
            .read(argument.isEmpty() ? null : String.join(",", argument)));
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
