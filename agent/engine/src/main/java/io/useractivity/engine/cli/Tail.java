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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tail}: the newest rows, and with {@code -f} those that come. */
@Command(
    name = "tail",
    description = "Show the newest recorded requests, the oldest of them first.",
    footer = {
      "",
      "Examples: " + Program.NAME + " tail -n 50 --full",
      "          " + Program.NAME + " tail -f --data-dir /srv/app/user-activity-data"
    })
final class Tail implements Callable<Integer> {

  private static final int MOST_ROWS = 10_000;

  private final Console console;

  @Option(
      names = "-n",
      paramLabel = "ROWS",
      converter = Rows.class,
      defaultValue = "20",
      description = "how many, from 1 to " + MOST_ROWS + "; else ${DEFAULT-VALUE}")
  private int count;

  @Option(
      names = {"-f", "--follow"},
      description = "go on with the rows that come, until Ctrl+C")
  private boolean follow;

  @Option(
      names = "--all",
      description = "all columns of the table, also where they do not fit the terminal")
  private boolean all;

  @Option(
      names = "--full",
      description = "all columns with their whole values, each on a line of its own")
  private boolean full;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final ReadOptions reading;

  Tail(ReadOptions reading, Console console) {
    this.reading = reading;
    this.console = console;
  }

  /** How many rows may be asked for. */
  static final class Rows extends WholeNumber {

    Rows() {
      super(1, MOST_ROWS);
    }
  }

  @Override
  public Integer call() throws ConfigurationException, QueryException, IOException {
    RowTable.Form form =
        full ? RowTable.Form.FULL : all ? RowTable.Form.ALL : RowTable.Form.FITTING;
    RowQuery query = RowQuery.of(Selection.of(Scope.everyone(), Filter.NONE, Window.ALL));
    try (ActivityRows rows = reading.open()) {
      if (!follow) {
        newest(rows, query.columns(columns(form)).limit(count), output(form));
      } else {
        RowQuery withId = query.columns(FollowedRows.withId(columns(form)));
        FollowedRows followed =
            new FollowedRows(
                rows, withId, following(form), console.err, FollowedRows.ASK_AGAIN_MILLIS);
        newest(rows, withId.limit(count), followed);
        followed.follow();
      }
    }
    return ExitCode.DONE;
  }

  private List<String> columns(RowTable.Form form) {
    return output.json() ? Collections.<String>emptyList() : RowTable.columns(form);
  }

  private RowOutput output(RowTable.Form form) throws IOException {
    return output.json() ? json() : new RowTable(form, console);
  }

  private RowOutput following(RowTable.Form form) throws IOException {
    return output.json() ? json() : new GrowingTable(form, console);
  }

  private RowOutput json() throws IOException {
    return new JsonRows(
        new BufferedWriter(new OutputStreamWriter(console.bytes, StandardCharsets.UTF_8)));
  }

  /** They are found newest first. */
  private static void newest(ActivityRows rows, RowQuery query, RowOutput output)
      throws QueryException, IOException {
    List<List<String>> found = new ArrayList<>();
    rows.read(
        query,
        new RowSink() {
          @Override
          public void columns(List<RowColumn> columns) throws IOException {
            output.columns(columns);
          }

          @Override
          public void row(List<String> cells) {
            found.add(cells);
          }
        });
    Collections.reverse(found);
    for (List<String> row : found) {
      output.row(row);
    }
    output.end();
  }
}
