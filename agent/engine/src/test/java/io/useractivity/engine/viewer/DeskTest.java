package io.useractivity.engine.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a page whose database is slow, away or busy. */
class DeskTest {

  /** Rows that nobody gets before they are let go. */
  private static final class Stuck implements ActivityRows {

    private final CountDownLatch go;
    private final AtomicInteger asked;

    Stuck(CountDownLatch go, AtomicInteger asked) {
      this.go = go;
      this.asked = asked;
    }

    private <T> T stay(T answer) throws QueryException {
      asked.incrementAndGet();
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new QueryException("interrupted", e);
      }
      return answer;
    }

    @Override
    public Cursor read(RowQuery query, RowSink sink) throws QueryException {
      return stay(null);
    }

    @Override
    public Breakdown breakdown(BreakdownQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Timeline timeline(TimelineQuery query) throws QueryException {
      return stay(new Timeline(List.of(), 1));
    }

    @Override
    public TableSummary summary() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int sample(SampleQuery query, RowSink sink) throws QueryException {
      return stay(1);
    }

    @Override
    public void close() {}
  }

  private static ViewResponse list(Pages pages) {
    return pages.answer(ViewRequest.of("GET", TestPages.ADMIN_PATH, TestPages.ADMIN).build());
  }

  @Test
  void nobodyWaitsLongerForADatabaseThatDoesNotAnswer() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    try (Pages pages =
        TestPages.pages(
            new TestDatabase(Kind.H2),
            () -> null,
            () -> new Stuck(go, asked),
            Duration.ofMillis(300))) {
      ViewResponse slow = list(pages);
      assertThat(slow.status()).isEqualTo(503);
      assertThat(TestPages.text(slow)).contains("The database does not answer in time");

      // Both threads are held now: others are told to come again, and ask nothing.
      ViewResponse busy = list(pages);
      assertThat(busy.status()).isEqualTo(503);
      assertThat(TestPages.text(busy)).contains("Others are asking just now");
      assertThat(asked.get()).isEqualTo(2);

      go.countDown();
      await().untilAsserted(() -> assertThat(list(pages).status()).isEqualTo(200));
    }
  }

  @Test
  void soManyWaitAtATimeAndWhoComesOnTopIsToldSo() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Pages pages =
        TestPages.pages(
            new TestDatabase(Kind.H2),
            () -> null,
            () -> new Stuck(go, asked),
            Duration.ofMinutes(5))) {
      List<Future<ViewResponse>> first =
          List.of(threads.submit(() -> list(pages)), threads.submit(() -> list(pages)));
      await().until(() -> asked.get() == 2);

      for (int i = 0; i < 20; i++) {
        assertThat(TestPages.text(list(pages))).contains("Others are asking just now");
      }
      assertThat(first).noneMatch(Future::isDone);

      go.countDown();
      for (Future<ViewResponse> each : first) {
        assertThat(each.get().status()).isEqualTo(200);
      }
      assertThat(list(pages).status()).isEqualTo(200);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aViewerWhoAsksWithoutEndIsToldToWait() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.store().write(List.of(TestPages.row("one", 1).build()));
    try (TestPages pages = new TestPages(database)) {
      int status = 200;
      for (int i = 0; i < 500 && status == 200; i++) {
        status = pages.get(TestPages.ADMIN, TestPages.ADMIN_PATH + "/rows").status();
      }
      Viewer other = Viewer.user("other", null, null, List.of("ADMIN"));

      assertThat(status).isEqualTo(429);
      assertThat(pages.get(other, TestPages.ADMIN_PATH).status()).isEqualTo(200);
    }
  }
}
