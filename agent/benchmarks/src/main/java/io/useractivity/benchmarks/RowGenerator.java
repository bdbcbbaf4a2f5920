package io.useractivity.benchmarks;

import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.write.DeferredActivityStore;
import java.io.File;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fills a database with rows like those of a busy application, through the agent's own store: users
 * of whom few ask much and many a little, all hours of the day, some failures, rows that were
 * stored later than others that began later.
 */
public final class RowGenerator {

  private static final int BATCH = 511;
  private static final int USERS = 20_000;
  private static final int TENANTS = 40;
  private static final String[] METHODS = {"GET", "GET", "GET", "GET", "POST", "PUT", "DELETE"};
  private static final String[] TYPES = {
    "view", "view", "view", "view", "create", "update", "delete"
  };
  private static final String[] RESOURCES = {"orders", "invoices", "customers", "reports", "files"};

  private final Random random = new Random(42);
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
        batch.add(row(i));
      }
      store.write(new Batch(journal, from, batch));
      if (from % (BATCH * 1_000L) == 0) {
        System.err.printf("%,d rows, %,d s%n", from, (System.nanoTime() - start) / 1_000_000_000);
      }
    }
  }

  private ActivityRow row(long number) {
    // The power prefers low numbers: the first user asks a thousand times as much as the last.
    int user = (int) (USERS * Math.pow(random.nextDouble(), 3));
    int act = random.nextInt(METHODS.length);
    String resource = RESOURCES[random.nextInt(RESOURCES.length)];
    int id = random.nextInt(100_000);
    int status = random.nextInt(100) < 95 ? 200 : random.nextInt(10) < 8 ? 404 : 500;
    int millis = (int) Math.exp(3 + 1.2 * random.nextGaussian());
    LocalDateTime began =
        first
            .plusNanos((long) (number * millisBetween * 1_000_000))
            .minusNanos(millis * 1_000_000L);
    return new ActivityRow.Builder()
        .text(Column.USER_EMAIL, "user" + user + "@example.com")
        .text(Column.USER_ID, String.valueOf(user))
        .text(Column.USER_ROLE, user % 50 == 0 ? "admin" : "clerk")
        .text(Column.ACTIVITY_TYPE, TYPES[act])
        .text(Column.ACTION, METHODS[act] + " /" + resource + "/{id}")
        .text(Column.ENDPOINT, "/shop/" + resource + "/" + id)
        .text(Column.METHOD, METHODS[act])
        .text(Column.RESOURCE_TYPE, resource)
        .text(Column.RESOURCE_ID, String.valueOf(id))
        .text(Column.IP_ADDRESS, "10.0." + user % 250 + "." + user % 199)
        .text(Column.USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")
        .value(Column.REQUEST_DATA, "{\"query\":{\"page\":\"" + number % 17 + "\"}}")
        .value(Column.STATUS_CODE, status)
        .value(Column.RESPONSE_TIME_MS, millis)
        .value(Column.SUCCESS, status < 400)
        .text(Column.TENANT_ID, String.valueOf(user % TENANTS))
        .text(Column.SESSION_ID, "hmac:" + Long.toHexString(user * 7_919L + number / 500_000))
        .value(Column.CREATED_AT, began)
        .value(Column.UPDATED_AT, began)
        .build();
  }
}
