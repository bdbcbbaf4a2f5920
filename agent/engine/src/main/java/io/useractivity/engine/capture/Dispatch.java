package io.useractivity.engine.capture;

import io.useractivity.engine.capture.identity.KnownAtEntry;
import io.useractivity.engine.capture.servlet.DispatchKind;
import io.useractivity.engine.capture.servlet.ServletApi;
import java.io.Reader;

/**
 * One call of the container into filters and servlets, with all that nests in it: filter chains,
 * forwards, includes. Bound to its thread while it runs; for that thread only.
 */
final class Dispatch {

  /** Stands for every call that nests in a dispatch whose client request is unknown. */
  private static final Object PASSED_OVER = new Object();

  private final Exchange exchange;
  private final DispatchKind kind;
  private boolean running = true;
  private ServletApi api;
  private Object request;
  private int startAsyncDepth;
  private NestedCall strangers;
  private Object lastAsked;
  private Object passedOn;
  private Object stream;
  private Object reader;

  /**
   * @param exchange null for a dispatch whose client request is unknown: it is passed over with all
   *     that nests in it
   */
  Dispatch(Exchange exchange, DispatchKind kind) {
    this.exchange = exchange;
    this.kind = kind;
  }

  Exchange exchange() {
    return exchange;
  }

  DispatchKind kind() {
    return kind;
  }

  /** Keeps the request at hand while the call runs, no longer. */
  Dispatch of(ServletApi servletApi, Object outermostRequest) {
    api = servletApi;
    request = outermostRequest;
    return this;
  }

  /** It has begun with a call of the container's chain, which hands the request on as it is. */
  Dispatch throughChain() {
    passedOn = request;
    return this;
  }

  /**
   * Whether a nested call is the chain's first and has the chain's request: all there is to be
   * asked has been asked at the chain, and will be when that returns.
   */
  boolean isPassedOn(Object nestedRequest) {
    boolean same = passedOn == nestedRequest && passedOn != null;
    passedOn = null;
    return same;
  }

  /** Of {@link #request}; null when that is. */
  ServletApi api() {
    return api;
  }

  /** The request of the outermost call, null when that has returned or is not known. */
  Object request() {
    return request;
  }

  /** A servlet is called, null if a static method of one is. */
  void reaches(Object servlet) {
    if (servlet != null && exchange != null && exchange.staticFile() != null) {
      exchange.staticFile().reaches(servlet);
    }
  }

  boolean isRunning() {
    return running;
  }

  /** The outermost call has returned. */
  void end() {
    running = false;
    // The dispatch may stay with its thread; a request may not.
    api = null;
    request = null;
    lastAsked = null;
    passedOn = null;
    stream = null;
    reader = null;
    strangers = null;
  }

  /** The request has given its body out. */
  void gave(Object streamOrReader) {
    if (streamOrReader instanceof Reader) {
      reader = streamOrReader;
    } else {
      stream = streamOrReader;
    }
  }

  /** What the body is read from, null if the application has not asked. */
  Object stream() {
    return stream;
  }

  /** As {@link #stream}. */
  Object reader() {
    return reader;
  }

  /**
   * What a nested call's exit is given: never the dispatch, by which the outermost call knows
   * itself. Calls are not counted, since a full stack can keep the exits of the innermost ones from
   * us. One object serves all calls of a kind: the exchange itself those that were not asked.
   */
  Object nested(KnownAtEntry known) {
    if (exchange == null) {
      return PASSED_OVER;
    }
    if (known == KnownAtEntry.THE_USER) {
      return new NestedCall(exchange, known);
    }
    if (known == KnownAtEntry.NOT_ASKED) {
      return exchange;
    }
    if (strangers == null) {
      strangers = new NestedCall(exchange, known);
    }
    return strangers;
  }

  /** Whether another request object than the last one asks to enter; most calls share one. */
  boolean isOtherThanLast(Object request) {
    boolean other = lastAsked != request;
    lastAsked = request;
    return other;
  }

  /** Wrappers pass {@code startAsync} on to what they wrap: the outermost call is the one. */
  void enterStartAsync() {
    startAsyncDepth++;
  }

  boolean leaveStartAsync() {
    return --startAsyncDepth == 0;
  }
}
