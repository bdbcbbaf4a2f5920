package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.output.CsvRows;
import io.useractivity.engine.output.JsonRows;
import io.useractivity.engine.output.RowOutput;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code query}: a page of rows, newest first. */
@Command(
    name = "query",
    description = "Show the rows of a time that meet conditions, the newest first.",
    footer = {
      "",
      "Examples: " + Program.NAME + " query --user alice@example.com --since 7d",
      "          " + Program.NAME + " query --status 5xx --endpoint '/api/*' --csv"
    })
final class Query implements Callable<Integer> {

  private final Console console;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Mixin private final WindowOptions window = new WindowOptions();

  @Option(
      names = "-n",
      paramLabel = "ROWS",
      converter = Rows.class,
      defaultValue = "100",
      description = "how many, from 1 to 10000; else ${DEFAULT-VALUE}")
  private int count;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "go on behind the row that the page before ended with")
  private String after;

  @Option(
      names = "--all",
      description = "all columns of the table, also where they do not fit the terminal")
  private boolean all;

  @Option(
      names = "--full",
      description = "all columns with their whole values, each on a line of its own")
  private boolean full;

  @Option(names = "--csv", description = "write CSV with all columns")
  private boolean csv;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final ArchivesOption archives = new ArchivesOption();

  @Mixin private final ReadOptions reading;

  Query(ReadOptions reading, Console console) {
    this.reading = reading;
    this.console = console;
  }

  /** How many rows may be asked for. */
  static final class Rows extends WholeNumber {

    Rows() {
      super(1, 10_000);
    }
  }

  @Override
  public Integer call()
      throws UsageException,
          ConfigurationException,
          QueryException,
          CommandFailedException,
          IOException {
    if (csv && output.json()) {
      throw new UsageException("query writes either --csv or --json; leave one out.");
    }
    RowTable.Form form =
        full ? RowTable.Form.FULL : all ? RowTable.Form.ALL : RowTable.Form.FITTING;
    RowQuery query =
        RowQuery.of(Selection.of(Scope.everyone(), filter.filter(), window.lastDay()))
            .after(cursor())
            .limit(count);
    Cursor rest;
    try (ActivityRows rows = archives.open(reading)) {
      if (csv || output.json()) {
        Writer out =
            new BufferedWriter(new OutputStreamWriter(console.bytes, StandardCharsets.UTF_8));
        RowOutput written = csv ? new CsvRows(out) : new JsonRows(out);
        rest = rows.read(query, written);
        written.end();
      } else {
        RowTable table = new RowTable(form, console);
        rest = rows.read(query.columns(RowTable.columns(form)), table);
        table.end();
      }
    }
    if (rest != null) {
      console.err.println("There may be more: --after " + rest);
    }
    return ExitCode.DONE;
  }

  private Cursor cursor() throws UsageException {
    Cursor cursor = after == null ? null : Cursor.parse(after);
    if (after != null && (cursor == null || cursor.createdAt() == null)) {
      throw new UsageException(
          "--after of query takes what the page before ended with, such as"
              + " 2026-11-27T06:23:22.252_4711, not \""
              + after
              + "\".");
    }
    return cursor;
  }
}
