package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counters;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Records;
import io.useractivity.engine.store.StoreExceptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlusherTest {

  private static final long FOR_EVER = TimeUnit.DAYS.toMillis(1);

  private final FakeStore store = new FakeStore();
  private final Counters counters = new Counters();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final MemoryJournal journal = new MemoryJournal(1000);
  private Thread thread;

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Test
  void rowsAreStoredInTheirOrderInBatches() {
    flush(10, 0);
    append(25);

    awaitStored(25);
    assertThat(store.batchSizes()).allMatch(size -> size <= 10);
    assertThat(counters.snapshot().stored).isEqualTo(25);
  }

  @Test
  void aTransientFailureIsTriedAgainAndNothingIsDoubled() {
    store.failNext(StoreExceptions.unavailable("away 1"));
    store.failNext(StoreExceptions.unavailable("away 2"));
    flush(10, 0);
    append(20);

    awaitStored(20);
    assertThat(counters.snapshot().stored).isEqualTo(20);
    assertThat(counters.snapshot().failed).isZero();
  }

  @Test
  void anOutageIsToldOnceAndItsEndToo() {
    store.failNext(StoreExceptions.unavailable("away 1"));
    store.failNext(StoreExceptions.unavailable("away 2"));
    flush(10, 0);
    append(5);

    awaitStored(5);
    await().until(() -> said().contains("Rows are stored again after "));
    assertThat(said().lines())
        .hasSize(2)
        .first()
        .asString()
        .endsWith("WARN Rows cannot be stored and wait in memory: away 1");
  }

  @Test
  void aDefectOfTheStoreIsSurvived() {
    store.failNext(new IllegalStateException("a defect"));
    store.failNext(new NoClassDefFoundError("a.Driver"));
    flush(10, 0);
    append(5);

    awaitStored(5);
    assertThat(said()).contains("java.lang.IllegalStateException: a defect");
  }

  @Test
  void aRefusedRowAloneIsLeftOut() {
    store.refuse(row -> Records.number(row) == 13);
    append(20);
    flush(20, 0);

    awaitStored(IntStream.range(0, 20).filter(i -> i != 13).toArray());
    await().until(() -> counters.snapshot().failed == 1);
    assertThat(counters.snapshot().stored).isEqualTo(19);
    assertThat(said()).contains("The database refused a row: too odd");
  }

  @Test
  void severalRefusedRowsAloneAreLeftOut() {
    store.refuse(row -> Records.number(row) % 7 == 0);
    append(20);
    flush(20, 0);

    awaitStored(IntStream.range(0, 20).filter(i -> i % 7 != 0).toArray());
    await().until(() -> counters.snapshot().failed == 3);
    assertThat(counters.snapshot().stored).isEqualTo(17);
  }

  @Test
  void anOutageInTheMiddleOfHalvingDoublesNothing() {
    store.refuse(row -> Records.number(row) == 3);
    store.failNext(StoreExceptions.refused("too odd"));
    store.failNext(StoreExceptions.unavailable("away"));
    append(8);
    flush(8, 0);

    awaitStored(IntStream.range(0, 8).filter(i -> i != 3).toArray());
    await().until(() -> counters.snapshot().failed == 1);
    assertThat(counters.snapshot().stored).isEqualTo(7);
  }

  @Test
  void inAHurryRowsDoNotWaitForOthers() {
    flush(500, FOR_EVER);
    append(3);

    journal.hurry();

    awaitStored(3);
  }

  private void flush(int batchSize, long lingerMillis) {
    Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO);
    thread = new Thread(new Flusher(journal, store, counters, log, batchSize, lingerMillis));
    thread.start();
  }

  private void append(int rows) {
    for (ActivityRow row : Records.rows(0, rows)) {
      assertThat(journal.append(row)).isTrue();
    }
  }

  private void awaitStored(int rows) {
    awaitStored(IntStream.range(0, rows).toArray());
  }

  private void awaitStored(int[] numbers) {
    await()
        .untilAsserted(
            () ->
                assertThat(store.stored().stream().mapToInt(Records::number).toArray())
                    .containsExactly(numbers));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
