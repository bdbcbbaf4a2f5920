package io.useractivity.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.capture.servlet.FakeRequest;
import io.useractivity.engine.capture.servlet.FakeResponse;
import io.useractivity.engine.capture.servlet.ServletLine;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** From the option to the rows of a real table. */
class RetentionDaysTest {

  private final LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);

  @Test
  void rowsThatAreOlderThanThatManyDaysGo() throws Throwable {
    TestDatabase database = withOldRows();

    Recording recording = recording(database, "7");
    try {
      record(recording);

      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> assertThat(resources(database)).containsExactly("six days old", "/new"));
    } finally {
      recording.stop();
    }
  }

  @Test
  void byDefaultAllRowsOfAServerStay() throws Throwable {
    TestDatabase database = withOldRows();

    Recording recording = recording(database, "0");
    record(recording);
    assertThat(recording.pipeline.flush(60_000)).isZero();
    recording.stop();

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

  private static Recording recording(TestDatabase database, String days) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", database.url());
    properties.setProperty("useractivity.retention.days", days);
    properties.setProperty("useractivity.flush.interval", "10ms");
    Recording recording =
        new Recording(
            new ConfigurationReader(Map.of(), properties, new File("no-such-directory")).read(null),
            new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.OFF));
    recording.start();
    return recording;
  }

  private static void record(Recording recording) throws Throwable {
    FakeRequest request = FakeRequest.get(ServletLine.SERVLET_6_1, "/new");
    FakeResponse response = FakeResponse.of(ServletLine.SERVLET_6_1, 200);
    Object frame = recording.capture.enterServlet(recording, request.object, response.object);
    recording.capture.exit(frame, request.object, response.object, null);
  }

  private static List<String> resources(TestDatabase database) throws Exception {
    return database.query("SELECT endpoint FROM user_activity_logs ORDER BY id");
  }
}
