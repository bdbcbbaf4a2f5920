package io.useractivity.engine.capture;

import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The exchanges whose requests are asynchronous at the moment, found by the container's own request
 * object.
 *
 * <p>Its identity is what a request keeps across threads, wrappers and dispatches. A request
 * attribute would do the same, but applications enumerate and render those. An entry lives until
 * the container reports the end, or until the sweep; so no application is held for long. Safe for
 * use by any thread.
 */
final class AsyncExchanges {

  /** Containers lose completions (jetty/jetty.project#6951): this long is for ever. */
  private static final long LOST_AFTER_NANOS = 3_600_000_000_000L;

  /** How often lost ones are looked for while there are any. */
  private static final long SWEEP_NANOS = 60_000_000_000L;

  private final ByIdentity<Exchange> byRequest = new ByIdentity<>();

  void put(Object innermostRequest, Exchange exchange) {
    byRequest.put(innermostRequest, exchange);
  }

  /** The exchange of that request, or null. */
  Exchange get(Object innermostRequest) {
    return byRequest.get(innermostRequest);
  }

  /** Forgets the request, unless the container uses the object for another exchange already. */
  void remove(Object innermostRequest, Exchange exchange) {
    byRequest.remove(innermostRequest, exchange);
  }

  /**
   * Hands over and forgets every exchange whose end was lost.
   *
   * @return nanoseconds until the next look, {@code Long.MAX_VALUE} if there is nothing to look for
   */
  long sweep(long nanoTime, Consumer<Exchange> lost) {
    Iterator<Exchange> all = byRequest.values().iterator();
    while (all.hasNext()) {
      Exchange exchange = all.next();
      if (exchange.nanosSinceStart(nanoTime) >= LOST_AFTER_NANOS) {
        all.remove();
        lost.accept(exchange);
      }
    }
    return byRequest.isEmpty() ? Long.MAX_VALUE : SWEEP_NANOS;
  }
}
