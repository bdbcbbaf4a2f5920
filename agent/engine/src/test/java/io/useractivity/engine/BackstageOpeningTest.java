package io.useractivity.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application does not wait for what is behind the queue; the records do. */
class BackstageOpeningTest {

  @TempDir Path directory;

  private final TestDatabase database = new TestDatabase(Kind.H2);
  private final List<Throwable> told = new ArrayList<>();

  private static void unheard(Throwable failure) {}

  BackstageOpeningTest() throws Exception {}

  @Test
  void whatIsRecordedBeforeItIsThereHasItsRow() throws Throwable {
    Configuration configuration = configuration();
    Recording recording = new Recording(configuration, Running.SILENT);

    Running.record(recording, "/early");
    BackstageOpening opening =
        new BackstageOpening(making(configuration, recording), BackstageOpeningTest::unheard);
    opening.run();

    Backstage backstage = opening.await();
    assertThat(backstage.storing.pipeline.flush(60_000)).isZero();
    backstage.stop();
    assertThat(endpoints()).containsExactly("/early");
  }

  @Test
  void theEndOfTheJvmWaitsForIt() throws Throwable {
    Configuration configuration = configuration();
    Recording recording = new Recording(configuration, Running.SILENT);
    BackstageOpening opening =
        new BackstageOpening(making(configuration, recording), BackstageOpeningTest::unheard);
    Weaving weaving = new Weaving(null, false, Running.SILENT);
    Thread hook = new ShutdownHook(recording, opening, weaving, 60_000, Running.SILENT);

    Running.record(recording, "/early");
    hook.start();
    await().until(() -> hook.getState() == Thread.State.TIMED_WAITING);
    opening.run();
    hook.join();

    opening.await().stop();
    assertThat(endpoints()).containsExactly("/early");
  }

  @Test
  void whatKeepsItFromBeingMadeIsToldOnceAndEndsTheWaiting() throws Exception {
    Error failure = new NoClassDefFoundError("Storing");
    BackstageOpening opening =
        new BackstageOpening(
            () -> {
              throw failure;
            },
            told::add);
    assertThat(opening.failure()).isNull();

    opening.run();

    assertThat(told).containsExactly(failure);
    assertThat(opening.failure()).isSameAs(failure);
    assertThat(opening.await()).isNull();
  }

  @Test
  void theEndOfTheJvmWaitsUntilAFailureIsTold() throws Exception {
    CountDownLatch telling = new CountDownLatch(1);
    BackstageOpening opening =
        new BackstageOpening(
            () -> {
              throw new IllegalStateException();
            },
            failure -> {
              try {
                telling.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              told.add(failure);
            });
    Recording recording = new Recording(configuration(), Running.SILENT);
    Weaving weaving = new Weaving(null, false, Running.SILENT);
    Thread hook = new ShutdownHook(recording, opening, weaving, 60_000, Running.SILENT);
    Thread start = new Thread(opening);

    start.start();
    await().until(() -> opening.failure() != null);
    hook.start();
    await().until(() -> hook.getState() == Thread.State.TIMED_WAITING);
    telling.countDown();
    hook.join();

    assertThat(told).hasSize(1);
    start.join();
  }

  @Test
  void afterAFailureTheEndOfTheJvmSaysNothingMore() throws Exception {
    Recording recording = new Recording(configuration(), Running.SILENT);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Log log = new Log(new PrintStream(said), Log.Level.DEBUG);
    BackstageOpening opening =
        new BackstageOpening(
            () -> {
              throw new IllegalStateException();
            },
            BackstageOpeningTest::unheard);
    opening.run();

    Thread hook = new ShutdownHook(recording, opening, new Weaving(null, false, log), 60_000, log);
    hook.start();
    hook.join();

    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static Callable<Backstage> making(Configuration configuration, Recording recording) {
    return () -> {
      Backstage made =
          new Backstage(configuration, null, null, recording, wanted -> {}, Running.SILENT);
      made.start();
      return made;
    };
  }

  private Configuration configuration() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("useractivity.jdbc.url", database.url());
    properties.setProperty("useractivity.data.dir", directory.toString());
    properties.setProperty("useractivity.flush.interval", "10ms");
    return Running.configuration(properties);
  }

  private List<String> endpoints() throws Exception {
    return database.query("SELECT endpoint FROM user_activity_logs ORDER BY id");
  }
}
