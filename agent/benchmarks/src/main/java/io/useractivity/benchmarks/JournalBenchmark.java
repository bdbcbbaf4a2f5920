package io.useractivity.benchmarks;

import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.journal.FileJournal;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.journal.JournalSettings;
import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Losses;
import io.useractivity.engine.record.ActivityRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs the consumer's thread to append a row to the journal, and the flusher's to take it
 * out again: a batch's worth of rows, written to the disk as often as so many were drained.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JournalBenchmark {

  private static final int BATCH = 511;

  @Param({"file", "memory"})
  String journal;

  /** Rows between two calls that make them safe: 10 at 1,000 requests a second, more at more. */
  @Param({"10", "511"})
  int drained;

  private final ActivityRow[] rows = new ActivityRow[BATCH];
  private Path directory;
  private Journal appended;

  @Setup
  public void journal() throws IOException {
    GeneratedRows generated = new GeneratedRows();
    for (int i = 0; i < BATCH; i++) {
      rows[i] = generated.row(i, LocalDateTime.of(2026, 1, 1, 12, 0));
    }
    directory = Files.createTempDirectory("journal");
    ByteBudget budget = new ByteBudget(1L << 26);
    appended =
        journal.equals("memory")
            ? new MemoryJournal(2 * BATCH, budget)
            : new FileJournal(
                new JournalSettings(
                    directory.resolve("data/journal").toFile(),
                    1L << 30,
                    false,
                    JournalSettings.Forced.NEVER),
                2 * BATCH,
                budget,
                new Losses(),
                new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.OFF));
  }

  @TearDown
  public void close() throws IOException {
    appended.close();
    List<Path> made;
    try (Stream<Path> all = Files.walk(directory)) {
      made = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : made) {
      Files.delete(each);
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void row() throws InterruptedException {
    for (int i = 0; i < BATCH; i++) {
      appended.append(rows[i]);
      if (i % drained == 0) {
        appended.secure();
      }
    }
    appended.secure();
    appended.delivered(appended.next(BATCH, 0));
  }
}
