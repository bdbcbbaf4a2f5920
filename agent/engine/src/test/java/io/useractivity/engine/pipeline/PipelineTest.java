package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.assemble.ClientAddress;
import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.RequestData;
import io.useractivity.engine.assemble.SessionIds;
import io.useractivity.engine.assemble.Settings;
import io.useractivity.engine.assemble.TenantPattern;
import io.useractivity.engine.classify.Coverage;
import io.useractivity.engine.classify.Rules;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Handling;
import io.useractivity.engine.record.Records;
import io.useractivity.engine.record.RequestLine;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.store.StoreExceptions;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PipelineTest {

  private static final long LONG = TimeUnit.MINUTES.toMillis(1);

  private final FakeStore store = new FakeStore();
  private final Figures figures = new Figures();
  private final ActivityQueue queue = new ActivityQueue(1 << 14, 1L << 30, figures);
  private final AtomicLong chores = new AtomicLong();

  @Test
  void whatIsRecordedArrivesInItsOrder() throws Exception {
    Pipeline pipeline = started(10, 10);

    for (int i = 0; i < 1000; i++) {
      queue.accept(Records.get("/" + i));
    }

    assertThat(pipeline.flush(LONG)).isZero();
    assertThat(store.stored())
        .map(row -> row.value(Column.ENDPOINT))
        .containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj(i -> "/" + i).toList());
    assertThat(figures.value(Figures.STORED)).isEqualTo(1000);
  }

  @Test
  void stoppedItHasNoThreadsAndNoConnections() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Pipeline pipeline = started(10, 10);
    queue.accept(Records.get("/1"));
    assertThat(pipeline.flush(LONG)).isZero();
    Set<Thread> running = Thread.getAllStackTraces().keySet();
    running.removeAll(before);
    assertThat(running)
        .extracting(Thread::getName)
        .contains("user-activity-consumer", "user-activity-flusher");

    pipeline.stop();

    assertThat(running).noneMatch(Thread::isAlive);
    assertThat(store.isClosed()).isTrue();
  }

  @Test
  void aFlushDoesNotWaitForBatchesToFill() throws Exception {
    Pipeline pipeline = started(500, TimeUnit.DAYS.toMillis(1));
    queue.accept(Records.get("/1"));

    assertThat(pipeline.flush(LONG)).isZero();
    assertThat(store.stored()).hasSize(1);
  }

  @Test
  void afterAFlushItGoesOnAccepting() throws Exception {
    Pipeline pipeline = started(500, TimeUnit.DAYS.toMillis(1));
    pipeline.flush(0);

    queue.accept(Records.get("/late"));

    await().until(() -> store.stored().size() == 1);
  }

  @Test
  void aFlushSaysWhatWaitsWhileTheStoreIsAway() throws Exception {
    store.failAlways(StoreExceptions.unavailable("away"));
    Pipeline pipeline = started(10, 0);
    for (int i = 0; i < 30; i++) {
      queue.accept(Records.get("/" + i));
    }

    assertThat(pipeline.flush(50)).isEqualTo(30);

    store.failAlways(null);
    assertThat(pipeline.flush(LONG)).isZero();
    assertThat(store.stored()).hasSize(30);
    assertThat(figures.value(Figures.LOST)).isZero();
  }

  @Test
  void whatIsExcludedIsCountedAndNotStored() throws Exception {
    Pipeline pipeline = started(10, 0);

    queue.accept(
        new ActivityRecord.Builder(new RequestLine.Builder("GET", "/app.css").build())
            .handling(Handling.UNKNOWN.withStaticFile(true))
            .build());
    queue.accept(Records.get("/orders"));

    assertThat(pipeline.flush(LONG)).isZero();
    assertThat(store.stored()).hasSize(1);
    assertThat(figures.value(Figures.EXCLUDED)).isEqualTo(1);
  }

  @Test
  void aRecordThatCannotBeMadeARowIsCountedAndTheOthersArrive() throws Exception {
    Pipeline pipeline = started(10, 0);

    queue.accept(new ActivityRecord.Builder(new RequestLine.Builder(null, null).build()).build());
    queue.accept(Records.get("/orders"));

    assertThat(pipeline.flush(LONG)).isZero();
    assertThat(store.stored()).hasSize(1);
    assertThat(figures.value(Figures.FAILED)).isEqualTo(1);
  }

  @Test
  void theChoresRunWhenTheQueueIsWoken() throws Exception {
    started(10, 0);
    long before = chores.get();

    queue.wake();

    await().until(() -> chores.get() > before);
  }

  private Pipeline started(int batchSize, long lingerMillis) throws ConfigurationException {
    Log silent = new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.OFF);
    Redactor redactor = new Redactor(List.of(), List.of(), List.of());
    Pipeline pipeline =
        new Pipeline(
            queue,
            new RecordAssembler(
                new Settings(
                    new Rules(List.of(), defaults().get(Option.CAPTURE_EXCLUDE)),
                    new RequestData(redactor, true)),
                new Coverage(),
                new SessionIds(SessionIdMode.NONE, null, new File("never-made"), silent),
                new ClientAddress(List.of(), defaults().get(Option.IP_MASK)),
                new TenantPattern(null, silent),
                silent),
            store,
            figures,
            silent,
            batchSize,
            lingerMillis,
            now -> {
              chores.incrementAndGet();
              return Long.MAX_VALUE;
            });
    pipeline.start();
    return pipeline;
  }

  private static Configuration defaults() throws ConfigurationException {
    return new ConfigurationReader(Map.of(), new Properties(), new File("no-such-directory"))
        .read(null);
  }
}
