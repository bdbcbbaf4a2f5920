package io.useractivity.engine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages over a table of millions of rows of the last hundred days: how long they take. */
@Tag("soak")
class LargeTableTest {

  private static final int ROWS = Integer.getInteger("large-table.rows", 5_000_000);
  private static final long MOST_MILLIS = 300;
  private static final int TRIES = 5;

  @ParameterizedTest
  @EnumSource(names = {"MARIADB_11", "MYSQL_8"})
  void eachPageTakesLessThanThePatienceOfAPerson(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    fill(database);
    String list = TestPages.ADMIN_PATH;
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("first page", list);
    pages.put("a week", list + "?time=7d");
    pages.put("a user", list + "?user=user77@example.com&time=30d");
    pages.put("a path", list + "?endpoint=/shop/orders/7&time=30d");
    pages.put("a type", list + "?type=login&time=30d");
    pages.put("a tenant", list + "?tenant=t7&time=30d");
    pages.put("a status", list + "?status=500&time=30d");
    pages.put("overview", list + "/overview");
    pages.put("one row", list + "/entry/" + ROWS / 2);
    Map<String, Long> slow = new LinkedHashMap<>();
    try (TestPages asked = new TestPages(database)) {
      for (Map.Entry<String, String> page : pages.entrySet()) {
        long millis = median(asked, page.getValue());
        System.out.println(kind + ", " + ROWS + " rows, " + page.getKey() + ": " + millis + " ms");
        if (millis > MOST_MILLIS) {
          slow.put(page.getKey(), millis);
        }
      }
    }

    assertThat(slow).isEmpty();
  }

  private static long median(TestPages pages, String address) throws Exception {
    long[] nanos = new long[TRIES];
    for (int i = 0; i < TRIES; i++) {
      long began = System.nanoTime();
      pages.body(TestPages.ADMIN, address);
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return TimeUnit.NANOSECONDS.toMillis(nanos[TRIES / 2]);
  }

  /** By the server itself, each time as many as there are. */
  private static void fill(TestDatabase database) throws Exception {
    database.store().write(Stores.rows(1));
    database.execute("SET GLOBAL innodb_buffer_pool_size = 2147483648");
    database.execute("CREATE TABLE numbers (n INT PRIMARY KEY)");
    database.execute("INSERT INTO numbers VALUES (0)");
    for (int count = 1; count < ROWS; count *= 2) {
      database.execute(
          "INSERT INTO numbers SELECT n + "
              + count
              + " FROM numbers WHERE n + "
              + count
              + " < "
              + ROWS);
    }
    database.execute("TRUNCATE TABLE user_activity_logs");
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (String[] each : COLUMNS) {
      columns.add(each[0]);
      values.add(each[1]);
    }
    String names = String.join(", ", columns);
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO user_activity_logs ("
              + names
              + ") SELECT "
              + String.join(", ", values)
              + " FROM numbers ORDER BY n");
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
    database.execute("ANALYZE TABLE user_activity_logs");
  }

  private static final String[][] COLUMNS = {
    {"user_email", "CONCAT('user', n * 7919 % 2000, '@example.com')"},
    {"user_id", "n * 7919 % 2000"},
    {"user_role", "'CLERK'"},
    {
      "activity_type",
      "ELT(1 + n % 20, 'login', 'create', 'update', 'view', 'view', 'view', 'view', 'view',"
          + " 'view', 'view', 'search', 'view', 'view', 'view', 'view', 'view', 'view', 'delete', 'view', 'view')"
    },
    {"action", "'GET /shop/orders/{id}'"},
    {"endpoint", "CONCAT('/shop/orders/', n % 300)"},
    {"method", "'GET'"},
    {"resource_type", "'orders'"},
    {"resource_id", "n % 300"},
    {"ip_address", "CONCAT('10.0.', n % 200, '.', n % 250)"},
    {"user_agent", "'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'"},
    {"request_data", "'{\"query\":{\"q\":\"some words that somebody looked for\"}}'"},
    {"status_code", "IF(n % 50 = 0, 500, 200)"},
    {"success", "n % 50 <> 0"},
    {"response_time_ms", "n * 31 % 700"},
    {"tenant_id", "CONCAT('t', n % 50)"},
    {"session_id", "MD5(n DIV 12)"},
    {
      "created_at",
      "TIMESTAMP('2026-03-04 12:00:00') - INTERVAL ("
          + ROWS
          + " - n) * 8640000 DIV "
          + ROWS
          + " SECOND"
    },
    {"updated_at", "TIMESTAMP('2026-03-04 12:00:00')"},
  };
}
