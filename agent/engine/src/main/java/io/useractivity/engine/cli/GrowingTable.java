package io.useractivity.engine.cli;

import io.useractivity.engine.output.RowOutput;
import io.useractivity.engine.query.RowColumn;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A table that rows are added to: its columns are as wide as the first rows and usual values need,
 * and stay so. The id, which comes last where it was not wanted, is left out. For one thread.
 */
final class GrowingTable implements RowOutput {

  private static final String ID = "id";

  /** How wide values are that no first row tells of. */
  private static final List<String> SAMPLE =
      Arrays.asList(
          "2026-11-27 06:23:22.252",
          "somebody@example.com",
          "12345678",
          "12345678",
          "DELETE",
          "/a/path/of/the/usual/length",
          "200",
          "12345",
          "password_reset",
          "resources",
          "12345678",
          "");

  private final RowTable.Form form;
  private final PrintStream out;
  private final Terminal terminal;
  private final Colours colours;
  private final List<List<String>> waiting = new ArrayList<>();

  private List<String> names = new ArrayList<>();

  /** Null until the first rows are known. */
  private FittingColumns fitting;

  GrowingTable(RowTable.Form form, Console console) {
    this.form = form;
    this.out = console.out;
    this.terminal = console.terminal;
    this.colours = Colours.of(terminal);
  }

  @Override
  public void columns(List<RowColumn> columns) {
    List<String> all = new ArrayList<>();
    for (RowColumn column : columns) {
      all.add(column.name());
    }
    boolean added = form == RowTable.Form.FITTING && all.get(all.size() - 1).equals(ID);
    names = added ? all.subList(0, all.size() - 1) : all;
  }

  @Override
  public void row(List<String> cells) {
    waiting.add(cells.subList(0, names.size()));
  }

  @Override
  public void end() throws IOException {
    if (form == RowTable.Form.FULL) {
      WholeRows whole = new WholeRows(names, out);
      for (List<String> row : waiting) {
        whole.print(row);
      }
    } else {
      printLines();
    }
    waiting.clear();
    if (out.checkError()) {
      throw new IOException("Broken pipe");
    }
  }

  private void printLines() {
    if (fitting == null) {
      List<List<String>> lines = new ArrayList<>(Collections.singletonList(names));
      lines.add(names.equals(RowTable.USUAL) ? SAMPLE : names);
      lines.addAll(waiting);
      int width = form == RowTable.Form.ALL ? Terminal.UNLIMITED : terminal.width();
      fitting = new FittingColumns(lines, width);
      out.println(colours.head(TextTable.line(fitting.of(names), fitting.widths())));
    }
    for (List<String> row : waiting) {
      String line = TextTable.line(fitting.of(row), fitting.widths());
      out.println(colours.row(names, row, line));
    }
  }
}
