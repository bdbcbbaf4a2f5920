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
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Handling;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.Records;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.store.StoreExceptions;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

  private static final Log SILENT =
      new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.OFF);

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
  void aRecordWhoseContentCannotBeReadIsARowWithoutIt() throws Exception {
    Pipeline pipeline = started(10, 0);

    queue.accept(inCharset(OddCharsets.DEFECT));
    queue.accept(inCharset(OddCharsets.FULL_HEAP));

    assertThat(pipeline.flush(LONG)).isZero();
    assertThat(store.stored())
        .map(row -> row.value(Column.ENDPOINT) + " " + row.value(Column.REQUEST_DATA))
        .containsOnly("/orders {\"_refused\":true}")
        .hasSize(2);
    assertThat(figures.value(Figures.REDUCED)).isEqualTo(2);
    assertThat(figures.value(Figures.FAILED)).isZero();
  }

  @Test
  void whereNotEvenAMessageCanBeMadeRecordsAreCountedAndTheOthersArrive() throws Exception {
    Pipeline pipeline = started(queue, 10, 0, new Log(new FullHeap(), Log.Level.DEBUG));

    queue.accept(new ActivityRecord.Builder(new RequestLine.Builder(null, null).build()).build());
    queue.accept(inCharset(OddCharsets.FULL_HEAP));
    queue.accept(Records.get("/orders"));

    assertThat(pipeline.flush(LONG)).isZero();
    assertThat(store.stored()).hasSize(2);
    assertThat(figures.value(Figures.FAILED)).isEqualTo(1);
    assertThat(figures.value(Figures.RECORDED)).isEqualTo(3);
  }

  @Test
  void rowsCountAgainstTheBytesOfTheQueueHoweverLargeABatchMayBe() throws Exception {
    long most = 1 << 20;
    ActivityQueue small = new ActivityQueue(1 << 14, most, figures);
    store.failAlways(StoreExceptions.unavailable("away"));
    Pipeline pipeline = started(small, 10_000, 0, SILENT);

    for (int i = 0; i < 2_000; i++) {
      small.accept(
          carrying(
              "/orders",
              new RequestContent.Builder()
                  .parameters(Map.of("a", new String[] {"x".repeat(4_000)}))));
      assertThat(small.budget().taken()).isLessThan(most + most / 4);
    }

    assertThat(figures.value(Figures.LOST)).isPositive();
    store.failAlways(null);
    assertThat(pipeline.flush(LONG)).isZero();
    assertThat(figures.value(Figures.STORED) + figures.value(Figures.LOST)).isEqualTo(2_000);
    assertThat(small.budget().taken()).isZero();
    assertThat(store.batchSizes()).allMatch(size -> size < 100);
  }

  private static ActivityRecord carrying(String path, RequestContent.Builder content) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder("POST", path).contextPath("").client("::1", null).build())
        .outcome(Outcome.of(200))
        .content(content.build())
        .build();
  }

  private static ActivityRecord inCharset(String charset) {
    byte[] form = "a=%41".getBytes(StandardCharsets.US_ASCII);
    return carrying(
        "/orders",
        new RequestContent.Builder()
            .contentType("application/x-www-form-urlencoded")
            .encoding(charset)
            .body(form, form.length));
  }

  /** Has no memory left to say anything with. */
  private static final class FullHeap extends PrintStream {

    FullHeap() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void println(String line) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void theChoresRunWhenTheQueueIsWoken() throws Exception {
    started(10, 0);
    long before = chores.get();

    queue.wake();

    await().until(() -> chores.get() > before);
  }

  private Pipeline started(int batchSize, long lingerMillis) throws ConfigurationException {
    return started(queue, batchSize, lingerMillis, SILENT);
  }

  private Pipeline started(ActivityQueue from, int batchSize, long lingerMillis, Log log)
      throws ConfigurationException {
    Redactor redactor = new Redactor(List.of(), List.of(), List.of());
    Pipeline pipeline =
        new Pipeline(
            from,
            new RecordAssembler(
                new Settings(
                    new Rules(List.of(), defaults().get(Option.CAPTURE_EXCLUDE)),
                    new RequestData(redactor, true)),
                new Coverage(),
                new SessionIds(SessionIdMode.NONE, null, new File("never-made"), log),
                new ClientAddress(List.of(), defaults().get(Option.IP_MASK)),
                new TenantPattern(null, log),
                log),
            new MemoryJournal(2 * batchSize, from.budget()),
            null,
            DeadLetters.none(log),
            store,
            figures,
            log,
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
