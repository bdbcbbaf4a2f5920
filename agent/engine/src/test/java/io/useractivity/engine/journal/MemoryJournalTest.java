package io.useractivity.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.Records;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MemoryJournalTest {

  private static final long FOR_EVER = TimeUnit.DAYS.toNanos(1);

  private final ByteBudget budget = new ByteBudget(1 << 20);
  private final MemoryJournal journal = new MemoryJournal(4, budget);

  @Test
  void whatFindsNoRoomIsTurnedAway() {
    append(0, 4);

    assertThat(journal.append(Records.row(4))).isFalse();
  }

  @Test
  void itFillsAQuarterOfTheBytesAndABatchHalfOfThat() throws Exception {
    ByteBudget bytes = new ByteBudget(64L * Records.row(0).bytes());
    MemoryJournal small = new MemoryJournal(1_000, bytes);
    int taken = 0;
    while (small.append(Records.row(taken))) {
      taken++;
    }

    assertThat(taken).isEqualTo(16);
    assertThat(bytes.taken()).isEqualTo(bytes.most() / 4);
    Batch batch = small.next(1_000, FOR_EVER);
    assertThat(batch.rows()).hasSize(8);
    small.delivered(batch);
    assertThat(bytes.taken()).isEqualTo(bytes.most() / 8);
  }

  @Test
  void aRowThatIsLargerThanItsShareHasItsPlaceAlone() throws Exception {
    MemoryJournal tiny = new MemoryJournal(1_000, new ByteBudget(1));

    assertThat(tiny.append(Records.row(0))).isTrue();
    assertThat(tiny.append(Records.row(1))).isFalse();
    tiny.delivered(tiny.next(10, 0));
    assertThat(tiny.append(Records.row(1))).isTrue();
  }

  @Test
  void whatIsPostponedKeepsNoOtherWaiting() throws Exception {
    append(0, 3);

    journal.postpone(journal.next(1, 0), FOR_EVER);

    assertThat(journal.next(3, 0).rows()).map(Records::number).containsExactly(1, 2);
    assertThat(journal.end() - journal.deliveredTo()).isEqualTo(3);
  }

  @Test
  void whatIsPostponedComesAgainAloneAndTakesTurnsWithOthers() throws Exception {
    append(0, 4);
    journal.postpone(journal.next(1, 0), 1);

    Batch again = journal.next(3, 0);
    assertThat(again.rows()).map(Records::number).containsExactly(0);
    journal.postpone(again, 1);
    Batch others = journal.next(3, 0);
    assertThat(others.rows()).map(Records::number).containsExactly(1, 2, 3);
    journal.delivered(others);
    journal.delivered(journal.next(3, 0));

    assertThat(journal.end()).isEqualTo(journal.deliveredTo()).isEqualTo(4);
    assertThat(budget.taken()).isZero();
  }

  @Test
  void whatWasTakenAndNotSettledComesAgain() throws Exception {
    append(0, 1);
    journal.postpone(journal.next(1, 0), 1);
    assertThat(journal.next(1, 0).rows()).map(Records::number).containsExactly(0);

    assertThat(journal.next(1, 0).rows()).map(Records::number).containsExactly(0);
    assertThat(journal.end() - journal.deliveredTo()).isEqualTo(1);
  }

  @Test
  void inAHurryWhatIsPostponedComesAtOnce() throws Exception {
    append(0, 1);
    journal.postpone(journal.next(1, 0), FOR_EVER);
    CompletableFuture<Batch> waiting = nextOnAnotherThread(3);

    journal.flushNow();

    assertThat(waiting.get().rows()).hasSize(1);
  }

  @Test
  void rowsStayUntilTheyAreDelivered() throws Exception {
    append(0, 4);

    Batch first = journal.next(3, 0);
    assertThat(first.rows()).map(Records::number).containsExactly(0, 1, 2);
    assertThat(journal.append(Records.row(4))).isFalse();
    assertThat(journal.next(3, 0).rows()).isEqualTo(first.rows());

    journal.delivered(first);
    append(4, 5);
    assertThat(journal.next(3, 0).rows()).map(Records::number).containsExactly(3, 4);
  }

  @Test
  void whatIsPostponedLeavesRoomForOthers() throws Exception {
    append(0, 4);
    for (int i = 0; i < 4; i++) {
      journal.postpone(journal.next(1, 0), FOR_EVER);
    }

    append(4, 5);

    assertThat(journal.append(Records.row(5))).isFalse();
    assertThat(journal.next(3, 0).rows()).map(Records::number).containsExactly(4);
  }

  @Test
  void positionsGoOnFromBatchToBatch() throws Exception {
    append(0, 3);
    Batch first = journal.next(2, 0);
    journal.delivered(first);
    Batch second = journal.next(2, 0);

    assertThat(first.first()).isZero();
    assertThat(first.end()).isEqualTo(2);
    assertThat(second.first()).isEqualTo(2);
    assertThat(second.end()).isEqualTo(3);
  }

  @Test
  void aFullBatchDoesNotWait() throws Exception {
    append(0, 3);

    assertThat(journal.next(3, FOR_EVER).rows()).hasSize(3);
  }

  @Test
  void aBatchFillsWhileItWaits() throws Exception {
    append(0, 1);
    CompletableFuture<Batch> batch = nextOnAnotherThread(3);

    append(1, 3);

    assertThat(batch.get().rows()).hasSize(3);
  }

  @Test
  void aBatchThatDoesNotFillGoesWhenItsTimeIsUp() throws Exception {
    append(0, 1);

    assertThat(journal.next(3, TimeUnit.MILLISECONDS.toNanos(20)).rows()).hasSize(1);
  }

  @Test
  void anEmptyJournalIsWaitedAt() throws Exception {
    CompletableFuture<Batch> batch = nextOnAnotherThread(1);
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> batch.get(20, TimeUnit.MILLISECONDS));

    append(0, 1);

    assertThat(batch.get().rows()).hasSize(1);
  }

  @Test
  void inAHurryNoBatchWaitsToFill() throws Exception {
    append(0, 1);
    CompletableFuture<Batch> waiting = nextOnAnotherThread(3);

    journal.flushNow();

    assertThat(waiting.get().rows()).hasSize(1);
    assertThat(journal.next(3, FOR_EVER).rows()).hasSize(1);
  }

  @Test
  void inAHurryARowWakesWhoWaitedBefore() throws Exception {
    CompletableFuture<Batch> batch = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                batch.complete(journal.next(3, FOR_EVER));
              } catch (InterruptedException e) {
                batch.completeExceptionally(e);
              }
            });
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

    journal.flushNow();
    append(0, 1);

    assertThat(batch.get().rows()).hasSize(1);
  }

  @Test
  void whoWaitsForADeliveryIsToldOfIt() throws Exception {
    append(0, 3);
    CompletableFuture<Boolean> delivered =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return journal.awaitDelivered(3, FOR_EVER);
              } catch (InterruptedException e) {
                throw new CompletionException(e);
              }
            });

    journal.delivered(journal.next(2, 0));
    assertThat(journal.awaitDelivered(3, 1)).isFalse();
    journal.delivered(journal.next(2, 0));

    assertThat(delivered.get()).isTrue();
    assertThat(journal.deliveredTo()).isEqualTo(3);
    assertThat(journal.end()).isEqualTo(3);
  }

  @Test
  void halvesAreDeliveredOneAfterTheOther() throws Exception {
    append(0, 3);
    List<Batch> halves = journal.next(3, 0).split();

    journal.delivered(halves.get(0));

    assertThat(journal.deliveredTo()).isEqualTo(1);
    assertThat(journal.next(3, 0).rows()).isEqualTo(halves.get(1).rows());
    assertThat(halves.get(1).first()).isEqualTo(1);
    assertThat(halves.get(1).end()).isEqualTo(3);
  }

  private void append(int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(journal.append(Records.row(i))).isTrue();
    }
  }

  private CompletableFuture<Batch> nextOnAnotherThread(int rows) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return journal.next(rows, FOR_EVER);
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }
}
