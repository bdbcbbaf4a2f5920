package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.output.CsvRows;
import io.useractivity.engine.output.JsonRows;
import io.useractivity.engine.output.RowOutput;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Window;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code export}: all rows that are wanted, with all columns. Rows pass through page by page, and
 * none of them stays in memory.
 */
@Command(
    name = "export",
    description = "Write all rows, or those that meet conditions, as CSV or JSON lines.",
    footer = {
      "",
      "Examples: " + Program.NAME + " export -o rows.csv.gz --gzip",
      "          " + Program.NAME + " export --json --since 2026-11-01 --until 2026-12-01"
    })
final class Export implements Callable<Integer> {

  private static final int BUFFER = 1 << 16;

  private final Console console;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write to this new file, which nobody else can read; else to standard output")
  private String file;

  @Option(names = "--overwrite", description = "replace the file if it is there already")
  private boolean overwrite;

  @Option(names = "--gzip", description = "compress what is written")
  private boolean gzip;

  @Option(
      names = "--json",
      description = "write JSON, an object a line; else CSV, in which nothing is a formula")
  private boolean json;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Mixin private final WindowOptions window = new WindowOptions();

  @Mixin private final ArchivesOption archives = new ArchivesOption();

  @Mixin private final ReadOptions reading;

  Export(ReadOptions reading, Console console) {
    this.reading = reading;
    this.console = console;
  }

  @Override
  public Integer call()
      throws UsageException,
          ConfigurationException,
          QueryException,
          CommandFailedException,
          IOException {
    if (overwrite && file == null) {
      throw new UsageException("--overwrite of export is for --output; name the file, too.");
    }
    Window time = window.all();
    RowQuery query =
        RowQuery.of(Selection.of(Scope.everyone(), filter.filter(), time))
            // Without a time, by the key alone: no index on the time is needed then.
            .order(time.isAll() ? Order.AS_STORED : Order.OLDEST_FIRST);
    Progress progress = Progress.of(console, time);
    try (ActivityRows rows = archives.open(reading)) {
      if (file == null) {
        OutputStream out = new Unclosed(console.bytes);
        write(query, rows, out, progress);
      } else {
        try (NewFile target = new NewFile(file, overwrite)) {
          write(query, rows, target.out(), progress);
          target.keep();
        }
      }
    } finally {
      progress.end();
    }
    console.err.println(progress.summary(file));
    return ExitCode.DONE;
  }

  private void write(RowQuery query, ActivityRows rows, OutputStream out, Progress progress)
      throws QueryException, IOException {
    OutputStream bytes = gzip ? new GZIPOutputStream(out, BUFFER) : out;
    try (Writer text =
        new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER)) {
      RowOutput written = json ? new JsonRows(text) : new CsvRows(text);
      rows.read(query, progress.watching(written));
      written.end();
    }
  }

  /** Standard output, which stays open. */
  private static final class Unclosed extends java.io.FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
