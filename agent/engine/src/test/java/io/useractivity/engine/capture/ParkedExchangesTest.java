package io.useractivity.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.capture.body.ContentCopy;
import io.useractivity.engine.record.RequestLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkedExchangesTest {

  private static final long MILLI = 1_000_000;

  private final ParkedExchanges parked = new ParkedExchanges();
  private final List<Exchange> expired = new ArrayList<>();

  @Test
  void noneMeansNoNextTime() {
    assertThat(parked.expire(0, expired::add)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void eachExpiresAfterItsTime() {
    Exchange first = park(0);
    Exchange second = park(5 * MILLI);

    assertThat(parked.expire(999 * MILLI, expired::add)).isEqualTo(MILLI);
    assertThat(expired).isEmpty();
    assertThat(parked.expire(1_000 * MILLI, expired::add)).isEqualTo(5 * MILLI);
    assertThat(expired).containsExactly(first);
    assertThat(parked.expire(9_999 * MILLI, expired::add)).isEqualTo(Long.MAX_VALUE);
    assertThat(expired).containsExactly(first, second);
  }

  @Test
  void oneThatAnErrorPageClaimedIsForgotten() {
    park(0).change(Exchange.State.PARKED, Exchange.State.RUNNING);

    assertThat(parked.expire(0, expired::add)).isEqualTo(Long.MAX_VALUE);
    assertThat(expired).isEmpty();
  }

  @Test
  void aClockThatOverflowsIsNoTrouble() {
    Exchange exchange = park(Long.MAX_VALUE - MILLI);

    assertThat(parked.expire(Long.MAX_VALUE, expired::add)).isEqualTo(999 * MILLI);
    parked.expire(Long.MIN_VALUE + 999 * MILLI, expired::add);

    assertThat(expired).containsExactly(exchange);
  }

  @Test
  void allExpireAtTheEnd() {
    Exchange first = park(0);
    Exchange second = park(0);

    parked.expireAll(expired::add);

    assertThat(expired).containsExactly(first, second);
    assertThat(parked.expire(9_999 * MILLI, expired::add)).isEqualTo(Long.MAX_VALUE);
  }

  private Exchange park(long nanoTime) {
    Exchange exchange =
        new Exchange(
            new RequestLine.Builder("GET", "/").build(),
            0,
            new ContentCopy(null, null, null, null, 0));
    exchange.ended(404, false, nanoTime);
    exchange.change(Exchange.State.RUNNING, Exchange.State.PARKED);
    parked.add(exchange);
    return exchange;
  }
}
