package io.useractivity.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** From the option to the rows of a real table. */
class RetentionDaysTest {

  private final LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);

  @Test
  void rowsThatAreOlderThanThatManyDaysGo() throws Throwable {
    TestDatabase database = withOldRows();

    Running agent = running(database, "7");
    try {
      agent.record();

      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> assertThat(resources(database)).containsExactly("six days old", "/new"));
    } finally {
      agent.storing.stop();
    }
  }

  @Test
  void byDefaultAllRowsOfAServerStay() throws Throwable {
    TestDatabase database = withOldRows();

    Running agent = running(database, "0");
    agent.record();
    assertThat(agent.storing.pipeline.flush(60_000)).isZero();
    agent.storing.stop();

    assertThat(resources(database))
        .containsExactly("a year old", "eight days old", "six days old", "/new");
  }

  private TestDatabase withOldRows() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database
        .store()
        .write(
            List.of(
                row("a year old", now.minusYears(1)),
                row("eight days old", now.minusDays(8)),
                row("six days old", now.minusDays(6))));
    return database;
  }

  private static ActivityRow row(String name, LocalDateTime created) {
    return Stores.at(created).text(Column.ENDPOINT, name).build();
  }

  private static Running running(TestDatabase database, String days) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", database.url());
    properties.setProperty("useractivity.retention.days", days);
    properties.setProperty("useractivity.flush.interval", "10ms");
    return Running.of(properties);
  }

  private static List<String> resources(TestDatabase database) throws Exception {
    return database.query("SELECT endpoint FROM user_activity_logs ORDER BY id");
  }
}
