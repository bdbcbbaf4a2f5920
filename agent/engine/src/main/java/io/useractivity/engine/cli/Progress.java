package io.useractivity.engine.cli;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far an export is, for a terminal: rows so far, and a bar by the time of the last one, since
 * to count the rows ahead would cost as much as to export them. For one thread.
 */
final class Progress {

  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int BAR = 30;

  /** Looked at after so many rows. */
  private static final int STEP = 500;

  /** Null where nobody looks. */
  private final PrintStream terminal;

  private final long startNanos = System.nanoTime();
  private final LocalDateTime end;
  private LocalDateTime first;
  private long lastNanos = startNanos;
  private long rows;
  private int time = -1;
  private boolean shown;

  private Progress(PrintStream terminal, LocalDateTime first, LocalDateTime end) {
    this.terminal = terminal;
    this.first = first;
    this.end = end;
  }

  static Progress of(Console console, Window window) {
    return new Progress(
        console.terminal.showsProgress() ? console.err : null,
        window.from(),
        window.to() == null ? Moment.now() : window.to());
  }

  /** The same output, watched. */
  RowSink watching(RowSink output) {
    return new RowSink() {
      @Override
      public void columns(List<RowColumn> columns) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
          time = columns.get(i).name().equals("created_at") ? i : time;
        }
        output.columns(columns);
      }

      @Override
      public void row(List<String> cells) throws IOException {
        output.row(cells);
        rows++;
        if (terminal != null && rows % STEP == 1) {
          show(time < 0 ? null : cells.get(time));
        }
      }
    };
  }

  private void show(String moment) {
    long now = System.nanoTime();
    LocalDateTime reached = parse(moment);
    first = first == null ? reached : first;
    if (now - lastNanos < EVERY_NANOS) {
      return;
    }
    lastNanos = now;
    shown = true;
    terminal.print(
        String.format(
            Locale.ROOT, "\r%s %,d rows, %,d a second ", bar(reached), rows, perSecond()));
    terminal.flush();
  }

  private String bar(LocalDateTime reached) {
    if (reached == null || first == null || !first.isBefore(end)) {
      return "";
    }
    double part =
        (double) Duration.between(first, reached).toMillis()
            / Duration.between(first, end).toMillis();
    int full = (int) Math.max(0, Math.min(BAR, Math.round(part * BAR)));
    return "["
        + String.join("", Collections.nCopies(full, "#"))
        + String.join("", Collections.nCopies(BAR - full, "."))
        + "] "
        + Math.max(0, Math.min(100, Math.round(part * 100)))
        + " %,";
  }

  private static LocalDateTime parse(String moment) {
    try {
      return moment == null ? null : LocalDateTime.parse(moment.replace(' ', 'T'));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private long perSecond() {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    return rows * 1_000 / Math.max(1, millis);
  }

  /** The next line is another's. */
  void end() {
    if (shown) {
      terminal.println();
    }
  }

  /**
   * What was done.
   *
   * @param file null for standard output
   */
  String summary(String file) {
    return String.format(
        Locale.ROOT,
        "Exported %d row%s%s.",
        rows,
        rows == 1 ? "" : "s",
        file == null ? "" : " to " + file);
  }
}
