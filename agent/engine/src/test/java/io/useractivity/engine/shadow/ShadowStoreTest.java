package io.useractivity.engine.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.JournalId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Counts what would have been stored, and tells names, never values. */
class ShadowStoreTest {

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final ShadowStore store =
      new ShadowStore(
          new Coverage(),
          new Log(new PrintStream(log, true, StandardCharsets.UTF_8), Log.Level.INFO));

  @Test
  void aMinuteIsSummedUpOnceAndOnlyIfThereIsAnythingNew() {
    long now = System.nanoTime();
    long minute = TimeUnit.MINUTES.toNanos(1);
    write(row("view", "GET /orders", "anna", "north", "{\"query\":{\"a\":\"b\"}}"));

    assertThat(store.run(now)).isPositive().isLessThanOrEqualTo(minute);
    assertThat(said()).isEmpty();

    store.run(now + minute + 1);
    assertThat(said()).hasSize(3);
    store.run(now + 3 * minute);
    assertThat(said()).hasSize(3);
    write(row("view", "GET /orders", "bob", "north", null));
    store.run(now + 5 * minute);
    assertThat(said()).hasSize(6);
    assertThat(said().get(3)).contains("2 rows", "of 2 users and 1 tenant;");
  }

  @Test
  void theEndTellsTypesRoutesUsersTenantsAndWhatWouldHaveBeenRedacted() {
    write(
        row("login", "POST /login", "anna", "north", "{\"form\":{\"password\":\"[REDACTED]\"}}"),
        row("view", "GET /orders", "anna", "south", null),
        row("view", "GET /orders", null, null, "{\"json\":{\"a\":[{\"pin\":\"[REDACTED]\"}]}}"));

    store.tellAtEnd();

    assertThat(said())
        .containsExactly(
            "INFO Shadow mode, in all: 3 rows would have been stored (view 2, login 1), of 1 user"
                + " and 2 tenants; 1 of nobody known.",
            "INFO Shadow mode: redacted would have been form.password 1, json.a.pin 1.",
            "INFO Shadow mode: there are no rules; routes: GET /orders 2, POST /login 1.");
    assertThat(String.join("", said())).doesNotContain("anna", "north");
  }

  @Test
  void moreNamesThanCanBeToldApartAreCountedTogether() {
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 11_000; i++) {
      rows.add(row("view", "GET /" + i, "user" + i, null, null));
    }
    write(rows.toArray(new ActivityRow[0]));

    store.tellAtEnd();

    assertThat(said().get(0)).contains("11000 rows", "of 10000+ users");
    assertThat(said().get(2)).contains("others 10980");
  }

  private void write(ActivityRow... rows) {
    store.write(new Batch(new JournalId("test"), 0, List.of(rows)));
  }

  private static ActivityRow row(
      String type, String action, String user, String tenant, String requestData) {
    return new ActivityRow.Builder()
        .text(Column.ACTIVITY_TYPE, type)
        .text(Column.ACTION, action)
        .text(Column.USER_ID, user)
        .text(Column.TENANT_ID, tenant)
        .value(Column.REQUEST_DATA, requestData)
        .build();
  }

  private List<String> said() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.substring(line.indexOf("] ") + 2))
        .toList();
  }
}
