package io.useractivity.engine.capture;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.Handling;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.StatedValues;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * <p>It holds strings and numbers only, never a request: so it can't hold an application. (But for
 * what other threads may read an asynchronous request from, until its end.) Each change of state is
 * one compare-and-set; the one that reaches FINISHED makes the record. Other fields are written by
 * the thread whose dispatch runs. Containers hand a request from one thread to the next safely, and
 * every thread that takes an exchange over reads its state first.
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

  private static final Column[] USER_AND_TENANT = {
    Column.USER_ID, Column.USER_EMAIL, Column.USER_ROLE, Column.TENANT_ID
  };
  private static final Column[] TENANT = {Column.TENANT_ID};

  private final long startedAtMillis;
  private final long startNanos;
  private final String method;
  private final String path;
  private final String contextPath;
  private final String remoteAddress;
  private final String userAgent;
  private final String queryString;
  private final ForwardedFor forwardedFor;
  private final IdentityWatch watch = new IdentityWatch();

  private volatile State state = State.RUNNING;

  private Identity identity = Identity.UNKNOWN;
  private ContentCopy content;
  private volatile Queue<Object> readElsewhere;
  private String sessionId;
  private String redirect;
  private String refusedUser;
  private String error;
  private Integer status;
  private boolean thrown;
  private long endNanos;
  private String routeTemplate;
  private String location;
  private String contentType;
  private StatedValues annotated = StatedValues.NONE;
  private boolean annotatedByMethod;
  private StatedValues said = StatedValues.NONE;

  Exchange(
      long startedAtMillis,
      long startNanos,
      String method,
      String path,
      String contextPath,
      String remoteAddress,
      String userAgent,
      String queryString,
      ForwardedFor forwardedFor) {
    this.startedAtMillis = startedAtMillis;
    this.startNanos = startNanos;
    this.method = method;
    this.path = path;
    this.contextPath = contextPath;
    this.remoteAddress = remoteAddress;
    this.userAgent = userAgent;
    this.queryString = queryString;
    this.forwardedFor = forwardedFor;
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

  String method() {
    return method;
  }

  String contextPath() {
    return contextPath;
  }

  /** As the client sent it, null for none; only for sources that are asked for it. */
  String queryString() {
    return queryString;
  }

  IdentityWatch watch() {
    return watch;
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

  /** What the request carries besides the path is gathered there. */
  void carries(ContentCopy copy) {
    content = copy;
  }

  /** Null for a request whose beginning went wrong. */
  ContentCopy content() {
    return content;
  }

  /**
   * What threads that run no dispatch may read this request from: itself, its stream, its reader.
   * For any thread.
   *
   * @return null before it is asynchronous
   */
  Queue<Object> readElsewhere() {
    return readElsewhere;
  }

  /** It is asynchronous: from now on other threads may read it. */
  void letReadElsewhere() {
    if (readElsewhere == null) {
      readElsewhere = new ConcurrentLinkedQueue<>();
    }
  }

  /** Where a redirect leads the client; null for nowhere. */
  void redirect(String where) {
    redirect = where;
  }

  /** Whose name came with a wrong password, null for nobody's. */
  void refuse(String user) {
    refusedUser = user;
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

  /** The web framework's route; the later one wins. */
  void routeTemplate(String template) {
    if (template != null) {
      routeTemplate = template;
    }
  }

  /** Headers of the response as it stands, null for those that it lacks or nobody asks for. */
  void headers(String locationNow, String contentTypeNow) {
    location = locationNow;
    contentType = contentTypeNow;
  }

  Integer status() {
    return status;
  }

  /** Whether the outcome came from an exception. */
  boolean wasThrown() {
    return thrown;
  }

  /** Whether an annotation would count: the first does, and one on a method before a class's. */
  boolean wantsAnnotation(boolean onMethod) {
    return annotated == StatedValues.NONE || (onMethod && !annotatedByMethod);
  }

  /** What the annotation of a method that runs says, or its class's. */
  void annotate(StatedValues values, boolean onMethod) {
    if (wantsAnnotation(onMethod)) {
      annotated = values;
      annotatedByMethod = onMethod;
    }
  }

  /** What the application says by a call; the last one counts. */
  void say(Column column, Object value) {
    said = said.with(column, value);
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
    IdentityChange change = watch.change(method, path, status, redirect, identity.userId() != null);
    boolean failed =
        thrown || (status != null && status >= 400) || change == IdentityChange.FAILED_LOGIN;
    return new ActivityRecord.Builder(method, path)
        .contextPath(contextPath)
        .time(startedAtMillis, Math.max(0, (endNanos - startNanos) / NANOS_PER_MILLI))
        .outcome(status, !failed, failed ? error : null)
        .client(remoteAddress, userAgent)
        .forwardedFor(forwardedFor)
        .session(sessionId)
        .identity(identity)
        .identityChange(change)
        .refusedUser(refusedUser)
        .content(content == null ? null : content.toContent())
        .handling(handling())
        .stated(said.orElse(annotated))
        .build();
  }

  /**
   * A further row, which the application writes while this request is under way.
   *
   * @param own what the application says in it; whom it leaves out is the user of this request
   */
  ActivityRecord ownRow(long nowMillis, StatedValues own) {
    StatedValues all = own;
    for (Column column : own.hasUser() ? TENANT : USER_AND_TENANT) {
      if (!own.has(column)) {
        all = all.with(column, said.value(column));
      }
    }
    return new ActivityRecord.Builder(method, path)
        .contextPath(contextPath)
        .time(nowMillis, 0)
        .outcome(null, true, null)
        .client(remoteAddress, userAgent)
        .forwardedFor(forwardedFor)
        .session(sessionId)
        .identity(identity)
        .stated(all)
        .build();
  }

  private Handling handling() {
    return routeTemplate == null && location == null && contentType == null
        ? Handling.UNKNOWN
        : new Handling(routeTemplate, location, contentType);
  }
}
