package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.body.ContentCopy;
import io.useractivity.engine.record.RequestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AsyncExchangesTest {

  private final AsyncExchanges async = new AsyncExchanges();

  @Test
  void oneIsFoundByItsRequestAndNoOther() {
    Object request = new ArrayList<>(List.of("same"));
    Exchange exchange = startedAt(0);
    async.put(request, exchange);

    assertThat(async.get(request)).isSameAs(exchange);
    assertThat(async.get(new ArrayList<>(List.of("same")))).isNull();
  }

  @Test
  void oneThatEndedIsForgotten() {
    Object request = new Object();
    Exchange exchange = startedAt(0);
    async.put(request, exchange);

    async.remove(request, exchange);

    assertThat(async.get(request)).isNull();
  }

  @Test
  void aRecycledRequestKeepsItsNewExchange() {
    Object request = new Object();
    Exchange earlier = startedAt(0);
    Exchange later = startedAt(1);
    async.put(request, earlier);
    async.put(request, later);

    async.remove(request, earlier);

    assertThat(async.get(request)).isSameAs(later);
  }

  @Test
  void theSweepHandsOverWhatIsAnHourOld() {
    Exchange old = startedAt(0);
    Exchange young = startedAt(TimeUnit.MINUTES.toNanos(1));
    async.put(new Object(), old);
    async.put(new Object(), young);
    List<Exchange> lost = new ArrayList<>();

    assertThat(async.sweep(TimeUnit.HOURS.toNanos(1), lost::add))
        .isEqualTo(TimeUnit.MINUTES.toNanos(1));
    assertThat(lost).containsExactly(old);
    assertThat(async.sweep(TimeUnit.HOURS.toNanos(2), lost::add)).isEqualTo(Long.MAX_VALUE);
    assertThat(lost).containsExactly(old, young);
  }

  private static Exchange startedAt(long nanoTime) {
    return new Exchange(
        new RequestLine.Builder("GET", "/").build(),
        nanoTime,
        new ContentCopy(null, null, null, null, 0));
  }
}
