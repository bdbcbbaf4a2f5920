package io.useractivity.engine.capture;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Identity;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * One client request from its first dispatch to its end, whatever dispatches lie between.
 *
 * <pre>
 *                 startAsync
 *     RUNNING ----------------------> ASYNC
 *      |   ^                            |
 *      |   | claimed by its error page  |
 *      v   |                            |
 *     PARKED <-------------------------->  (its error page may follow; its listener may come late)
 *      |                                |
 *      +-----------> FINISHED <---------+     (from RUNNING as well)
 * </pre>
 *
 * <p>It holds strings and numbers only, never a request: so it can't hold an application. Each
 * change of state is one compare-and-set; the one that reaches FINISHED makes the record. Other
 * fields are written by the thread whose dispatch runs. Containers hand a request from one thread
 * to the next safely, and every thread that takes an exchange over reads its state first.
 */
final class Exchange {

  enum State {
    RUNNING,
    PARKED,
    ASYNC,
    FINISHED
  }

  private static final AtomicReferenceFieldUpdater<Exchange, State> STATE =
      AtomicReferenceFieldUpdater.newUpdater(Exchange.class, State.class, "state");

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long startedAtMillis;
  private final long startNanos;
  private final String method;
  private final String path;
  private final String contextPath;
  private final String remoteAddress;
  private final String userAgent;

  private volatile State state = State.RUNNING;

  private Identity identity = Identity.UNKNOWN;
  private String sessionId;
  private String error;
  private Integer status;
  private boolean thrown;
  private long endNanos;

  Exchange(
      long startedAtMillis,
      long startNanos,
      String method,
      String path,
      String contextPath,
      String remoteAddress,
      String userAgent) {
    this.startedAtMillis = startedAtMillis;
    this.startNanos = startNanos;
    this.method = method;
    this.path = path;
    this.contextPath = contextPath;
    this.remoteAddress = remoteAddress;
    this.userAgent = userAgent;
  }

  State state() {
    return state;
  }

  boolean change(State from, State to) {
    return STATE.compareAndSet(this, from, to);
  }

  String path() {
    return path;
  }

  Identity identity() {
    return identity;
  }

  /** The later identity wins where it says something: after a login the user is the new one. */
  void identify(Identity later) {
    identity = later.orElse(identity);
  }

  /** The later session wins: a login changes the id, a logout leaves none. */
  void session(String id) {
    if (id != null) {
      sessionId = id;
    }
  }

  /** Remembers what was thrown; the last one is what the client's answer came from. */
  void noteError(String classAndMessage) {
    error = classAndMessage;
  }

  /** What the client gets as things stand; a later call overrules. */
  void outcome(Integer statusNow, boolean thrownNow, long nanoTime) {
    status = statusNow;
    thrown = thrownNow;
    endNanos = nanoTime;
  }

  Integer status() {
    return status;
  }

  /** Whether the outcome came from an exception. */
  boolean wasThrown() {
    return thrown;
  }

  /** How long ago the last outcome was. */
  long nanosSinceOutcome(long nanoTime) {
    return nanoTime - endNanos;
  }

  /** How long ago the request began. */
  long nanosSinceStart(long nanoTime) {
    return nanoTime - startNanos;
  }

  /** The record of a finished exchange; for whoever finished it. */
  ActivityRecord toRecord() {
    boolean failed = thrown || (status != null && status >= 400);
    return new ActivityRecord(
        startedAtMillis,
        Math.max(0, (endNanos - startNanos) / NANOS_PER_MILLI),
        method,
        path,
        contextPath,
        status,
        !failed,
        failed ? error : null,
        remoteAddress,
        userAgent,
        sessionId,
        identity);
  }
}
