package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.HostileTexts;
import io.useractivity.engine.store.RandomTable;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the table is like, every row arrives that it can take in any form, and none keeps
 * another out. What the table can take is asked of the database itself: the least that an INSERT
 * has to say. {@code -Dfound-tables.seed=...} tries a table that failed again, as the first one.
 */
class FoundTablesTest {

  private static final String SEED = "found-tables.seed";
  private static final int SOME = 8;
  private static final int MANY = 500;
  private static final int ROWS = 24;
  private static final int BATCH = 16;
  private static final long SECONDS_AT_MOST = 60;

  private static final List<String> VERBS =
      List.of("GET", "POST", "get", "PURGE", "it's", "\u0130", "X-" + "Y".repeat(300), "");
  private static final List<String> IDS =
      List.of("7", "-1", "99999999999999999999", "7.5", "1e9", "00", "alice", "\u0667", "");
  private static final List<String> ADDRESSES =
      List.of("192.0.2.1", "2001:db8::1", "fe80::1%eth0", "unknown", "999.1.1.1", "");

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void everyRowArrivesInSomeTables(Kind kind) throws Exception {
    everyRowArrives(kind, Long.getLong(SEED, 1), SOME);
  }

  @Tag("soak")
  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void everyRowArrivesInManyTables(Kind kind) throws Exception {
    everyRowArrives(kind, Long.getLong(SEED, new Random().nextLong() >>> 16), MANY);
  }

  private static void everyRowArrives(Kind kind, long first, int tables) throws Exception {
    List<String> failures = new ArrayList<>();
    int usable = 0;
    for (long seed = first; seed < first + tables; seed++) {
      String failure;
      Random random = new Random(seed);
      RandomTable table = new RandomTable(kind, random);
      TestDatabase database = new TestDatabase(kind);
      if (isMade(database, table) && takesLeast(database, table)) {
        usable++;
        failure = failure(database, random);
        if (failure != null) {
          failures.add("-D" + SEED + "=" + seed + " " + failure + " " + table);
        }
      }
      database.drop();
    }
    if (!failures.isEmpty()) {
      fail("%s", String.join("\n", failures));
    }
    assertThat(usable).isGreaterThan(tables / 2);
  }

  private static boolean isMade(TestDatabase database, RandomTable table) {
    try {
      table.createIn(database);
      return true;
    } catch (SQLException noSuchTable) {
      return false;
    }
  }

  private static boolean takesLeast(TestDatabase database, RandomTable table) throws SQLException {
    try {
      database.execute(table.leastInsert());
    } catch (SQLException refused) {
      return false;
    }
    database.execute("DELETE FROM user_activity_logs");
    return true;
  }

  /** What is wrong with what arrived, or null. */
  private static String failure(TestDatabase database, Random random) throws Exception {
    HostileTexts texts = new HostileTexts(random.nextLong());
    List<ActivityRow> rows =
        IntStream.range(0, ROWS).mapToObj(i -> hostile(i, texts, random)).toList();
    TestStore store = database.store();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Figures figures = new Figures();
    MemoryJournal journal = new MemoryJournal(2 * ROWS, new ByteBudget(1 << 24));
    Delivery delivery =
        new Delivery(
            journal,
            DeadLetters.none(new Log(new PrintStream(said), Log.Level.OFF)),
            store.asStore(),
            figures,
            figures.counter(Figures.REDUCED),
            new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO),
            1_000);
    Thread flusher = new Thread(new Flusher(journal, delivery, BATCH, 0));
    flusher.start();
    try {
      rows.forEach(journal::append);
      journal.awaitDelivered(ROWS, TimeUnit.SECONDS.toNanos(SECONDS_AT_MOST));
    } finally {
      flusher.interrupt();
      flusher.join();
      store.close();
    }
    List<String> markers =
        database.query("SELECT resource_id FROM user_activity_logs ORDER BY resource_id");
    List<String> expected =
        rows.stream().map(row -> (String) row.value(RandomTable.MARKER)).toList();
    return markers.equals(expected)
        ? null
        : markers.size() + " of " + ROWS + " rows: " + said + database.log();
  }

  private static ActivityRow hostile(int number, HostileTexts texts, Random random) {
    ActivityRow.Builder row = new ActivityRow.Builder();
    for (Column column : Column.values()) {
      if (column.width() > 0) {
        row.text(column, texts.next(column.width()));
      }
    }
    LocalDateTime created = time(random);
    return row.text(RandomTable.MARKER, "row %04d".formatted(number))
        .text(Column.METHOD, pick(VERBS, random))
        .text(Column.USER_ID, pick(IDS, random))
        .text(Column.TENANT_ID, pick(IDS, random))
        .text(Column.IP_ADDRESS, pick(ADDRESSES, random))
        .value(Column.REQUEST_DATA, json(texts, random))
        .value(Column.STATUS_CODE, random.nextInt(5) == 0 ? null : random.nextInt(-2, 700))
        .value(Column.RESPONSE_TIME_MS, random.nextInt(5) == 0 ? null : random.nextInt())
        .value(Column.SUCCESS, random.nextInt(5) == 0 ? null : random.nextBoolean())
        .value(Column.CREATED_AT, created)
        .value(Column.UPDATED_AT, created)
        .contextPath("/shop")
        .build();
  }

  private static String json(HostileTexts texts, Random random) {
    if (random.nextInt(6) == 0) {
      return null;
    }
    int depth = random.nextInt(12);
    String text = HostileTexts.json(String.valueOf(texts.next(200)));
    return "{\"k\": " + "[".repeat(depth) + text + "]".repeat(depth) + ", \"n\": -1.5e3}";
  }

  private static LocalDateTime time(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> LocalDateTime.of(1970, 1, 1, 0, 0);
      case 1 -> LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);
      default -> LocalDateTime.ofEpochSecond(random.nextInt(), 999_000_000, ZoneOffset.UTC);
    };
  }

  private static String pick(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
