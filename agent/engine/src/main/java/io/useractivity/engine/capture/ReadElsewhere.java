package io.useractivity.engine.capture;

import io.useractivity.engine.capture.Exchange.State;
import java.util.Queue;

/**
 * What asynchronous requests are read from by threads that run none of their dispatches: the
 * application's own, and listeners'. Found by identity: the container's request, its stream, its
 * reader. For any thread; takes no locks.
 */
final class ReadElsewhere {

  private final ByIdentity<Exchange> bySource = new ByIdentity<>();

  /** The exchange that is read from that, null if it is not known. */
  Exchange exchange(Object source) {
    return bySource.get(source);
  }

  /** Whoever reads from the request of a dispatch from now on, it is this exchange's. */
  void allow(Dispatch dispatch, Object innermostRequest) {
    Exchange exchange = dispatch.exchange();
    exchange.letReadElsewhere();
    allow(exchange, innermostRequest);
    allow(exchange, dispatch.stream());
    allow(exchange, dispatch.reader());
  }

  /** The same of one thing that an asynchronous request gave out. */
  void allow(Exchange exchange, Object source) {
    if (source != null && bySource.get(source) != exchange) {
      exchange.readElsewhere().add(source);
      bySource.put(source, exchange);
      if (exchange.state() == State.FINISHED) { // on another thread, meanwhile
        forget(exchange);
      }
    }
  }

  /** The exchange has ended. */
  void forget(Exchange exchange) {
    Queue<Object> sources = exchange.readElsewhere();
    if (sources != null) {
      for (Object source = sources.poll(); source != null; source = sources.poll()) {
        bySource.remove(source, exchange);
      }
    }
  }
}
