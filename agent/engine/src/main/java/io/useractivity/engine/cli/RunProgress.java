package io.useractivity.engine.cli;

import io.useractivity.engine.archive.RunTotals;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How far a run of retention is, for a terminal. For one thread. */
final class RunProgress {

  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Null where nobody looks. */
  private final PrintStream terminal;

  private final long startNanos = System.nanoTime();
  private long lastNanos = startNanos;
  private boolean shown;

  private RunProgress(PrintStream terminal) {
    this.terminal = terminal;
  }

  static RunProgress of(Console console) {
    return new RunProgress(console.terminal.showsProgress() ? console.err : null);
  }

  void show(RunTotals totals) {
    long now = System.nanoTime();
    if (terminal == null || now - lastNanos < EVERY_NANOS) {
      return;
    }
    lastNanos = now;
    shown = true;
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(now - startNanos));
    terminal.print(
        String.format(
            Locale.ROOT,
            "\r%,d rows archived, %,d deleted, %,d a second ",
            totals.archived(),
            totals.deleted(),
            totals.deleted() / seconds));
    terminal.flush();
  }

  /** The next line is another's. */
  void end() {
    if (shown) {
      terminal.println();
    }
  }
}
