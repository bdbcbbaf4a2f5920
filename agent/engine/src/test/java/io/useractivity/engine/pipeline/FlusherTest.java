package io.useractivity.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.journal.ByteBudget;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.journal.MemoryJournal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counter;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Records;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreException.Kind;
import io.useractivity.engine.store.StoreExceptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class FlusherTest {

  private static final long FOR_EVER = TimeUnit.DAYS.toMillis(1);

  private final FakeStore store = new FakeStore();
  private final Figures figures = new Figures();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final MemoryJournal journal = new MemoryJournal(1000, new ByteBudget(1 << 24));
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
    assertThat(figures.value(Figures.STORED)).isEqualTo(25);
  }

  @Test
  void aBatchHasNoMoreRowsThanTheStoreLikes() {
    store.likes(7);
    flush(10, FOR_EVER);
    append(21);

    awaitStored(21);
    assertThat(store.batchSizes()).containsExactly(7, 7, 7);
  }

  @Test
  void aTransientFailureIsTriedAgainAndNothingIsDoubled() {
    store.failNext(StoreExceptions.unavailable("away 1"));
    store.failNext(StoreExceptions.unavailable("away 2"));
    flush(10, 0);
    append(20);

    awaitStored(20);
    assertThat(figures.value(Figures.STORED)).isEqualTo(20);
    assertThat(figures.value(Figures.FAILED)).isZero();
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
    await().until(() -> figures.value(Figures.FAILED) == 1);
    assertThat(figures.value(Figures.STORED)).isEqualTo(19);
    assertThat(said()).contains("The database refused a row: too odd");
  }

  @Test
  void severalRefusedRowsAloneAreLeftOut() {
    store.refuse(row -> Records.number(row) % 7 == 0);
    append(20);
    flush(20, 0);

    awaitStored(IntStream.range(0, 20).filter(i -> i % 7 != 0).toArray());
    await().until(() -> figures.value(Figures.FAILED) == 3);
    assertThat(figures.value(Figures.STORED)).isEqualTo(17);
  }

  @Test
  void anOutageInTheMiddleOfHalvingDoublesNothing() {
    store.refuse(row -> Records.number(row) == 3);
    store.failNext(StoreExceptions.refused("too odd"));
    store.failNext(StoreExceptions.unavailable("away"));
    append(8);
    flush(8, 0);

    awaitStored(IntStream.range(0, 8).filter(i -> i != 3).toArray());
    await().until(() -> figures.value(Figures.FAILED) == 1);
    assertThat(figures.value(Figures.STORED)).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "UNEXPLAINED"})
  void aRowThatIsNotTakenAsItIsArrivesWithoutItsRequestData(Kind kind) {
    store.refuse(row -> "{\"odd\":1}".equals(row.value(Column.REQUEST_DATA)), failing(kind));
    append(Records.row(0), odd(1), Records.row(2));
    flush(10, 0);

    awaitStoredInAnyOrder(3);
    assertThat(storedRow(1).value(Column.REQUEST_DATA)).isEqualTo("{\"_refused\":true}");
    assertThat(storedRow(1).value(Column.USER_AGENT)).isEqualTo("odd/1.0");
    assertThat(figures.value(Figures.REDUCED)).isEqualTo(1);
    assertThat(figures.value(Figures.FAILED)).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "UNEXPLAINED"})
  void aRowWhoseTextsAreNotTakenArrivesWithoutThem(Kind kind) {
    store.refuse(row -> row.value(Column.USER_AGENT) != null, failing(kind));
    append(Records.row(0), odd(1), Records.row(2));
    flush(10, 0);

    awaitStoredInAnyOrder(3);
    assertThat(storedRow(1).value(Column.ENDPOINT)).isEqualTo("/odd");
    assertThat(figures.value(Figures.REDUCED)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "UNEXPLAINED"})
  void aRowOfWhichNoTextIsTakenArrivesWithItsNumbers(Kind kind) {
    store.refuse(row -> row.value(Column.ENDPOINT) != null, failing(kind));
    append(Records.row(0), odd(1), Records.row(2));
    flush(10, 0);

    awaitStoredInAnyOrder(3);
    assertThat(storedRow(1).value(Column.ENDPOINT)).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNEXPLAINED", "STATE"})
  void aRowThatIsNeverTakenKeepsNoOtherWaitingAndIsCounted(Kind kind) {
    store.refuse(row -> Records.number(row) % 10 == 7, failing(kind));
    append(40);
    flush(20, 0);

    awaitStoredInAnyOrder(36);
    AtomicInteger next = new AtomicInteger(40);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              int more = next.getAndAdd(10);
              append(Records.rows(more, more + 7)); // they show who is to blame
              return figures.value(Figures.FAILED) == 4;
            });
    await().until(() -> journal.deliveredTo() == journal.end());
    assertThat(figures.value(Figures.REDUCED)).isZero();
  }

  @Test
  void manyRowsInARowThatAreNeverTakenKeepNoOtherWaiting() {
    store.refuse(row -> Records.number(row) < 100, failing(Kind.UNEXPLAINED));
    append(130);
    flush(10, 0);

    awaitStoredInAnyOrder(30);
    await().atMost(Duration.ofSeconds(30)).until(() -> figures.value(Figures.FAILED) == 100);
    await().until(() -> journal.deliveredTo() == journal.end());
  }

  @Test
  void whileNoRowIsTakenForReasonsThatNobodyKnowsNoneIsGivenUp() {
    store.failAlways(StoreExceptions.unexplained("odd times"));
    append(100);
    flush(50, 0);
    await().until(() -> store.batchSizes().size() > 26);

    assertThat(figures.value(Figures.FAILED)).isZero();
    assertThat(store.batchSizes().subList(20, 26)).containsOnly(1);
    store.failAlways(null);

    awaitStoredInAnyOrder(100);
    assertThat(figures.value(Figures.FAILED)).isZero();
    assertThat(figures.value(Figures.STORED)).isEqualTo(100);
    assertThat(said()).contains("Rows cannot be stored and wait in memory: odd times");
    assertThat(said()).contains("Rows are stored again after ");
  }

  @Test
  void aBatchIsNotTakenApartWhileTheStoreIsAway() {
    store.failAlways(StoreExceptions.unavailable("away"));
    append(10);
    flush(10, 0);

    await().until(() -> store.batchSizes().size() > 6);
    store.failAlways(null);

    awaitStored(10);
    assertThat(store.batchSizes()).containsOnly(10);
  }

  @Test
  void aLoneRowThatIsNotTakenWaitsForAnotherToShowWhoIsToBlame() {
    store.refuse(row -> Records.number(row) == 0, failing(Kind.UNEXPLAINED));
    append(1);
    flush(10, 0);
    await().until(() -> store.batchSizes().size() > 8);
    assertThat(figures.value(Figures.FAILED)).isZero();

    append(Records.row(1));

    awaitStoredInAnyOrder(1);
    await().until(() -> figures.value(Figures.FAILED) == 1);
    await().until(() -> journal.deliveredTo() == journal.end());
  }

  private static Supplier<StoreException> failing(Kind kind) {
    return () -> new StoreException(kind, "too odd", null);
  }

  private static ActivityRow odd(int number) {
    return new ActivityRow.Builder()
        .value(Column.RESPONSE_TIME_MS, number)
        .value(Column.REQUEST_DATA, "{\"odd\":1}")
        .text(Column.ENDPOINT, "/odd")
        .text(Column.USER_AGENT, "odd/1.0")
        .build();
  }

  private ActivityRow storedRow(int number) {
    return store.stored().stream()
        .filter(row -> Records.number(row) == number)
        .findFirst()
        .orElseThrow();
  }

  private void awaitStoredInAnyOrder(int rows) {
    await().until(() -> store.stored().size() == rows);
    assertThat(store.stored()).map(Records::number).doesNotHaveDuplicates();
  }

  private void append(ActivityRow... rows) {
    append(List.of(rows));
  }

  private void append(List<ActivityRow> rows) {
    for (ActivityRow row : rows) {
      assertThat(journal.append(row)).isTrue();
    }
  }

  @Test
  void inAHurryRowsDoNotWaitForOthers() {
    flush(500, FOR_EVER);
    append(3);

    journal.flushNow();

    awaitStored(3);
  }

  private void flush(int batchSize, long lingerMillis) {
    Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO);
    Counter reduced = figures.counter(Figures.REDUCED);
    Delivery delivery =
        new Delivery(journal, DeadLetters.none(log), store, figures, reduced, log, 1_000);
    thread = new Thread(new Flusher(journal, delivery, batchSize, lingerMillis));
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
