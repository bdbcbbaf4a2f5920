package io.useractivity.benchmarks;

import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.write.DeferredActivityStore;
import java.io.File;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Inserts at a steady rate while something else happens to the table, and prints how long the
 * inserts waited. An insert waits from the moment when it was due: what comes behind a slow one
 * waits too.
 */
public final class SteadyInserts {

  private SteadyInserts() {}

  /**
   * Inserts.
   *
   * @param arguments how many rows a second, for how many seconds, the agent's configuration file,
   *     and how many rows each transaction has, if not one
   */
  public static void main(String[] arguments) throws Exception {
    int rate = Integer.parseInt(arguments[0]);
    long rows = rate * Long.parseLong(arguments[1]);
    int together = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1;
    StoreSettings settings =
        StoreSettings.of(
            new ConfigurationReader(Map.of(), System.getProperties(), new File("."))
                .read("config=" + arguments[2]));
    DeferredActivityStore store =
        new DeferredActivityStore(settings, new Log(System.err, Log.Level.INFO));
    Histogram waits = new Histogram(3);
    JournalId journal = new JournalId("steady-" + ProcessHandle.current().pid());
    GeneratedRows generated = new GeneratedRows();
    store.write(batch(journal, generated, 0, 1)); // connects
    long start = System.nanoTime();
    long toldAt = start;
    for (long i = 0; i < rows; i += together) {
      long due = start + i * 1_000_000_000 / rate;
      LockSupport.parkNanos(due - System.nanoTime());
      store.write(batch(journal, generated, i + 1, together));
      long now = System.nanoTime();
      waits.recordValue(Math.max(0, now - due) / 1_000);
      if (now - toldAt > 10_000_000_000L) {
        print(i + together, waits);
        toldAt = now;
      }
    }
    print(rows, waits);
    store.close();
  }

  private static Batch batch(JournalId journal, GeneratedRows generated, long first, int count) {
    List<ActivityRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(generated.row(first + i, LocalDateTime.now(ZoneOffset.UTC)));
    }
    return new Batch(journal, first, rows);
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
