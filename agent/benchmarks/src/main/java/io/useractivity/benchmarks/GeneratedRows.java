package io.useractivity.benchmarks;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.time.LocalDateTime;
import java.util.Random;

/**
 * Rows like those of a busy application: users of whom few ask much and many a little, some
 * failures, rows that were stored later than others that began later. For one thread.
 */
final class GeneratedRows {

  private static final int USERS = 20_000;
  private static final int TENANTS = 40;
  private static final String[] METHODS = {"GET", "GET", "GET", "GET", "POST", "PUT", "DELETE"};
  private static final String[] TYPES = {
    "view", "view", "view", "view", "create", "update", "delete"
  };
  private static final String[] RESOURCES = {"orders", "invoices", "customers", "reports", "files"};

  private final Random random = new Random(42);

  /**
   * A row.
   *
   * @param ended when its request ended, in UTC
   */
  ActivityRow row(long number, LocalDateTime ended) {
    // The power prefers low numbers: the first user asks a thousand times as much as the last.
    int user = (int) (USERS * Math.pow(random.nextDouble(), 3));
    int act = random.nextInt(METHODS.length);
    String resource = RESOURCES[random.nextInt(RESOURCES.length)];
    int id = random.nextInt(100_000);
    int status = random.nextInt(100) < 95 ? 200 : random.nextInt(10) < 8 ? 404 : 500;
    int millis = (int) Math.exp(3 + 1.2 * random.nextGaussian());
    LocalDateTime began = ended.minusNanos(millis * 1_000_000L);
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
