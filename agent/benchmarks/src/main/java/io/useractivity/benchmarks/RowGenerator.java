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

/** Fills a database with rows of all hours of many days, through the agent's own store. */
public final class RowGenerator {

  private static final int BATCH = 511;

  private final GeneratedRows generated = new GeneratedRows();
  private final long rows;
  private final LocalDateTime first;
  private final double millisBetween;

  private RowGenerator(long rows, int days) {
    this.rows = rows;
    this.first = LocalDateTime.now(ZoneOffset.UTC).minusDays(days);
    this.millisBetween = days * 86_400_000.0 / rows;
  }

  /**
   * Fills the table.
   *
   * @param arguments how many rows, over how many days, and the agent's configuration file
   */
  public static void main(String[] arguments) throws Exception {
    long rows = Long.parseLong(arguments[0]);
    StoreSettings settings =
        StoreSettings.of(
            new ConfigurationReader(Map.of(), System.getProperties(), new File("."))
                .read("config=" + arguments[2]));
    DeferredActivityStore store =
        new DeferredActivityStore(settings, new Log(System.err, Log.Level.INFO));
    new RowGenerator(rows, Integer.parseInt(arguments[1])).fill(store);
    store.close();
  }

  private void fill(DeferredActivityStore store) throws Exception {
    JournalId journal = new JournalId("generator");
    long start = System.nanoTime();
    for (long from = 0; from < rows; from += BATCH) {
      List<ActivityRow> batch = new ArrayList<>(BATCH);
      for (long i = from; i < Math.min(rows, from + BATCH); i++) {
        batch.add(generated.row(i, first.plusNanos((long) (i * millisBetween * 1_000_000))));
      }
      store.write(new Batch(journal, from, batch));
      if (from % (BATCH * 1_000L) == 0) {
        System.err.printf("%,d rows, %,d s%n", from, (System.nanoTime() - start) / 1_000_000_000);
      }
    }
  }
}
