package io.useractivity.engine.cli;

import io.useractivity.engine.output.RowOutput;
import io.useractivity.engine.query.RowColumn;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Rows for people: a table of what fits the terminal, of everything, or whole rows. */
final class RowTable implements RowOutput {

  /** What a table shows unless all is wanted. */
  static final List<String> USUAL =
      Collections.unmodifiableList(
          Arrays.asList(
              "created_at",
              "user_email",
              "user_id",
              "tenant_id",
              "method",
              "endpoint",
              "status_code",
              "response_time_ms",
              "activity_type",
              "resource_type",
              "resource_id",
              "error_message"));

  /** How much of each row is shown. */
  enum Form {
    FITTING,
    ALL,
    FULL
  }

  private final Form form;
  private final PrintStream out;
  private final Terminal terminal;
  private final List<List<String>> lines = new ArrayList<>();

  RowTable(Form form, Console console) {
    this.form = form;
    this.out = console.out;
    this.terminal = console.terminal;
  }

  /** Which columns to ask for; empty for all. */
  static List<String> columns(Form form) {
    return form == Form.FITTING ? USUAL : Collections.<String>emptyList();
  }

  @Override
  public void columns(List<RowColumn> columns) {
    List<String> names = new ArrayList<>();
    for (RowColumn column : columns) {
      names.add(column.name());
    }
    lines.add(names);
  }

  @Override
  public void row(List<String> cells) {
    lines.add(cells);
  }

  @Override
  public void end() {
    Colours colours = Colours.of(terminal);
    if (form == Form.FULL) {
      printFull();
    } else if (form == Form.ALL) {
      List<Integer> most = Collections.nCopies(lines.get(0).size(), TextTable.MOST_WIDTH);
      TextTable.print(lines, most, colours, out);
    } else {
      FittingColumns fitting = new FittingColumns(lines, terminal.width());
      TextTable.print(fitting.lines(), fitting.widths(), colours, out);
      out.println(TextTable.count(lines, "row"));
      tellLeft(fitting.left());
      return;
    }
    out.println(TextTable.count(lines, "row"));
  }

  private void tellLeft(int left) {
    if (left > 0) {
      out.println(
          left
              + (left == 1 ? " column does" : " columns do")
              + " not fit this terminal; --all shows all.");
    }
  }

  private void printFull() {
    WholeRows whole = new WholeRows(lines.get(0), out);
    for (List<String> row : lines.subList(1, lines.size())) {
      whole.print(row);
    }
  }
}
