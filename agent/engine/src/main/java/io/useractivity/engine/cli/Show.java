package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.output.JsonRows;
import io.useractivity.engine.output.RowOutput;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Window;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code show ID}: one row with all that it has. */
@Command(
    name = "show",
    description = "Show all of one row.",
    footer = {"", "Example: " + Program.NAME + " show 4711"})
final class Show implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "ID",
      converter = Id.class,
      description = "the row's id, which query --all shows")
  private long id;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final ReadOptions reading;

  Show(ReadOptions reading, Console console) {
    this.reading = reading;
    this.console = console;
  }

  /** Of a row. */
  static final class Id implements picocli.CommandLine.ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
      if (!text.matches("[0-9]{1,18}")) {
        throw new picocli.CommandLine.TypeConversionException("a whole number from 0 on");
      }
      return Long.valueOf(text);
    }
  }

  @Override
  public Integer call()
      throws ConfigurationException, QueryException, CommandFailedException, IOException {
    Selection all = Selection.of(Scope.everyone(), Filter.NONE, Window.ALL);
    Found found = new Found();
    try (ActivityRows rows = reading.open()) {
      rows.read(RowQuery.of(all).only(id), found);
    }
    if (found.cells == null) {
      throw new CommandFailedException(
          "There is no row with the id " + id + "; query --all shows the ids that there are.");
    }
    RowOutput shown =
        output.json()
            ? new JsonRows(
                new BufferedWriter(new OutputStreamWriter(console.bytes, StandardCharsets.UTF_8)))
            : new RowTable(RowTable.Form.FULL, console);
    shown.columns(found.columns);
    shown.row(found.cells);
    shown.end();
    return ExitCode.DONE;
  }

  /** The row, if there is one. */
  private static final class Found implements RowSink {

    private List<RowColumn> columns = new ArrayList<>();
    private List<String> cells;

    @Override
    public void columns(List<RowColumn> itsColumns) {
      columns = itsColumns;
    }

    @Override
    public void row(List<String> itsCells) {
      cells = itsCells;
    }
  }
}
