package io.useractivity.engine.capture;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.capture.Exchange.State;
import io.useractivity.engine.capture.servlet.Container;
import io.useractivity.engine.capture.servlet.ServletApi;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Has exchanges end with their asynchronous requests: see {@link AsyncCompletion}. For any thread;
 * takes no locks.
 */
final class AsyncRequests {

  /** For Jetty 12 to make up its mind about an exception, which takes it microseconds. */
  private static final long LISTEN_LATE_NANOS = 100_000_000;

  private final BridgeHandler handler;
  private final Exchanges exchanges;
  private final AsyncExchanges async;
  private final ResponseReader responses;
  private final Queue<LateListener> lateListeners = new ConcurrentLinkedQueue<>();

  /**
   * @param handler is told what goes wrong here
   */
  AsyncRequests(
      BridgeHandler handler, Exchanges exchanges, AsyncExchanges async, ResponseReader responses) {
    this.handler = handler;
    this.exchanges = exchanges;
    this.async = async;
    this.responses = responses;
  }

  /** The application has called {@code startAsync}, in a class that our advice is in. */
  void started(Exchange exchange, ServletApi api, Object innermostRequest, Object asyncContext)
      throws Throwable {
    if (!Container.isJetty12(innermostRequest)) {
      follow(exchange, api, asyncContext);
    }
  }

  /**
   * A dispatch ends with its request started asynchronously, and nobody has told: our advice is not
   * in that class, or this is Jetty 12.
   *
   * @return whether the container ends the exchange; false if the request is complete already
   */
  boolean startedUnseen(Exchange exchange, ServletApi api, Object request) throws Throwable {
    Object asyncContext;
    try {
      asyncContext = api.async().context(request);
    } catch (IllegalStateException completedMeanwhile) {
      return false;
    }
    follow(exchange, api, asyncContext);
    return exchange.state() == State.ASYNC;
  }

  /**
   * Ends the exchange with its asynchronous request; a second startAsync finds the listener there.
   */
  private void follow(Exchange exchange, ServletApi api, Object asyncContext) throws Throwable {
    if (exchange.state() != State.RUNNING) {
      return;
    }
    AsyncCompletion completion;
    try {
      completion = completion(exchange, api, asyncContext);
    } catch (IllegalStateException completedMeanwhile) {
      return;
    }
    ResponseReader.route(exchange, api, completion.request());
    exchange.change(State.RUNNING, State.ASYNC);
    // Before the listener: a completion on another thread may come at once.
    completion.register();
    try {
      completion.listenTo(asyncContext);
    } catch (IllegalStateException completedMeanwhile) {
      completion.unregister();
      exchange.change(State.ASYNC, State.RUNNING);
    }
  }

  private AsyncCompletion completion(Exchange exchange, ServletApi api, Object asyncContext)
      throws Throwable {
    return new AsyncCompletion(handler, exchanges, async, responses, exchange, api, asyncContext);
  }

  /** Adds the listener of a dispatch that threw when the container has dealt with that. */
  void listenLate(Exchange exchange, ServletApi api, Object request) throws Throwable {
    Object asyncContext = api.async().context(request);
    AsyncCompletion completion = completion(exchange, api, asyncContext);
    completion.register();
    if (exchange.change(State.RUNNING, State.PARKED)) {
      lateListeners.add(new LateListener(completion, asyncContext));
      exchanges.wakeHousekeeping();
    }
  }

  /**
   * Adds the listeners whose time has come, and finishes what the container has forgotten.
   *
   * @return nanoseconds until it should be called again, {@code Long.MAX_VALUE} for "when woken"
   */
  long housekeep(long nanoTime) {
    return Math.min(addLateListeners(nanoTime), async.sweep(nanoTime, this::finishLost));
  }

  private long addLateListeners(long nanoTime) {
    for (LateListener next = lateListeners.peek(); next != null; next = lateListeners.peek()) {
      long left = LISTEN_LATE_NANOS - next.completion.exchange().nanosSinceOutcome(nanoTime);
      if (left > 0) {
        return left;
      }
      lateListeners.poll();
      try {
        next.add();
      } catch (Throwable ours) {
        Bridge.swallow(handler, ours);
      }
    }
    return Long.MAX_VALUE;
  }

  private void finishLost(Exchange exchange) {
    exchange.noteError("The container never reported the end of this asynchronous request.");
    exchange.ended(null, true, System.nanoTime());
    exchanges.finish(exchange, State.ASYNC);
  }

  /** Finishes those whose listener has not been added yet. */
  void finishWaiting() {
    for (LateListener late = lateListeners.poll(); late != null; late = lateListeners.poll()) {
      late.completion.unregister();
      exchanges.finishParked(late.completion.exchange());
    }
  }

  /** The listener of a dispatch that threw after {@code startAsync}, until it is added. */
  private final class LateListener {

    private final AsyncCompletion completion;
    private final Object asyncContext;

    LateListener(AsyncCompletion completion, Object asyncContext) {
      this.completion = completion;
      this.asyncContext = asyncContext;
    }

    void add() throws Throwable {
      Exchange exchange = completion.exchange();
      if (!exchange.change(State.PARKED, State.ASYNC)) {
        return; // A later dispatch has it.
      }
      try {
        completion.listenTo(asyncContext);
      } catch (IllegalStateException completedMeanwhile) {
        completion.unregister();
        exchanges.finish(exchange, State.ASYNC);
      }
    }
  }
}
