package io.useractivity.benchmarks;

import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.write.DeferredActivityStore;
import java.io.File;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Inserts row by row at a steady rate, each in a transaction of its own, while something else
 * happens to the table, and prints how long the inserts waited. A row waits from the moment when it
 * was due: what comes behind a slow insert waits too.
 */
public final class SteadyInserts {

  private SteadyInserts() {}

  /**
   * Inserts.
   *
   * @param arguments how many rows a second, for how many seconds, and the agent's configuration
   *     file
   */
  public static void main(String[] arguments) throws Exception {
    int rate = Integer.parseInt(arguments[0]);
    long rows = rate * Long.parseLong(arguments[1]);
    StoreSettings settings =
        StoreSettings.of(
            new ConfigurationReader(Map.of(), System.getProperties(), new File("."))
                .read("config=" + arguments[2]));
    DeferredActivityStore store =
        new DeferredActivityStore(settings, new Log(System.err, Log.Level.INFO));
    Histogram waits = new Histogram(3);
    JournalId journal = new JournalId("steady-" + ProcessHandle.current().pid());
    GeneratedRows generated = new GeneratedRows();
    store.write(batch(journal, generated, 0)); // connects
    long start = System.nanoTime();
    for (long i = 0; i < rows; i++) {
      long due = start + i * 1_000_000_000 / rate;
      LockSupport.parkNanos(due - System.nanoTime());
      store.write(batch(journal, generated, i + 1));
      waits.recordValue(Math.max(0, System.nanoTime() - due) / 1_000);
      if (i % (rate * 10L) == 0 || i == rows - 1) {
        print(i + 1, waits);
      }
    }
    store.close();
  }

  private static Batch batch(JournalId journal, GeneratedRows generated, long number) {
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    return new Batch(journal, number, Collections.singletonList(generated.row(number, now)));
  }

  private static void print(long inserted, Histogram waits) {
    System.out.printf(
        "%,d rows: p50 %.1f, p99 %.1f, at most %.1f ms%n",
        inserted,
        waits.getValueAtPercentile(50) / 1e3,
        waits.getValueAtPercentile(99) / 1e3,
        waits.getMaxValue() / 1e3);
  }
}
