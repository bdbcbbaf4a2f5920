package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreExceptions;
import io.useractivity.engine.store.write.ExpiredRows;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When old rows are deleted; that they are is the store's own test. */
class RetentionTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log =
      new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Log.Level.INFO);
  private final Table table = new Table();
  private final Retention retention = new Retention(30, table, log);

  /** Has some old rows, and fails as it is told to. */
  private static final class Table implements ExpiredRows {

    boolean connected = true;
    int old;
    int calls;
    Throwable failure;

    @Override
    public boolean isConnected() {
      return connected;
    }

    @Override
    public int deleteSome(Instant before) throws StoreException {
      calls++;
      assertThat(before)
          .isCloseTo(Instant.now().minus(30, ChronoUnit.DAYS), within(1, ChronoUnit.HOURS));
      if (failure instanceof StoreException away) {
        throw away;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      int deleted = Math.min(old, CHUNK);
      old -= deleted;
      return deleted;
    }
  }

  @Test
  void beforeTheFirstRowIsStoredNothingOfTheDatabaseIsTouched() {
    table.connected = false;

    assertThat(retention.run(0)).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));

    assertThat(table.calls).isZero();
  }

  @Test
  void whileThereMayBeMoreTheNextChunkFollowsAfterAShortPause() {
    table.old = 2 * ExpiredRows.CHUNK + 1;

    assertThat(retention.run(0)).isBetween(1L, TimeUnit.SECONDS.toNanos(1));
    assertThat(retention.run(0)).isBetween(1L, TimeUnit.SECONDS.toNanos(1));
    assertThat(retention.run(0)).isEqualTo(TimeUnit.HOURS.toNanos(1));

    assertThat(table.old).isZero();
  }

  @Test
  void withoutTrafficItLooksEveryHour() {
    assertThat(retention.run(0)).isEqualTo(TimeUnit.HOURS.toNanos(1));
    table.old = 3;

    retention.run(TimeUnit.HOURS.toNanos(1));

    assertThat(table.old).isZero();
  }

  @Test
  void aFailureIsToldAndTriedAgainSoon() {
    table.failure = StoreExceptions.unavailable("away");

    assertThat(retention.run(0)).isEqualTo(TimeUnit.MINUTES.toNanos(1));

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Old rows could not be deleted: away");
  }

  @Test
  void aDefectOfADriverIsSurvived() {
    table.failure = new NoClassDefFoundError("a.Driver");

    assertThat(retention.run(0)).isEqualTo(TimeUnit.MINUTES.toNanos(1));
  }
}
