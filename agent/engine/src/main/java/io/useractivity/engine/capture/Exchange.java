package io.useractivity.engine.capture;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.capture.body.ContentCopy;
import io.useractivity.engine.capture.identity.RequestUser;
import io.useractivity.engine.capture.page.AskedPage;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Handling;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestLine;
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

  private RequestLine line;
  private final long startNanos;
  private final RequestUser user;
  private final StaticFile staticFile;
  private final AskedPage page;
  private ContentCopy content;
  private String handledPath;

  private volatile State state = State.RUNNING;
  private volatile Queue<Object> readElsewhere;

  private Outcome outcome = Outcome.NONE;
  private long outcomeNanos;
  private String error;
  private boolean waited;
  private Handling handling = Handling.UNKNOWN;
  private StatedValues statedByAnnotation = StatedValues.NONE;
  private boolean statedByMethod;
  private StatedValues statedByCalls = StatedValues.NONE;

  /**
   * @param content gathers what the request carries besides the path
   */
  Exchange(RequestLine line, long startNanos, ContentCopy content) {
    this(line, startNanos, content, null);
  }

  /**
   * @param content gathers what the request carries besides the path
   * @param page of the agent's own that it is for, or null
   */
  Exchange(RequestLine line, long startNanos, ContentCopy content, AskedPage page) {
    this.line = line;
    this.startNanos = startNanos;
    this.user = new RequestUser(line);
    this.staticFile = StaticFile.of(line.method(), line.path());
    this.content = content;
    this.page = page;
  }

  State state() {
    return state;
  }

  boolean change(State from, State to) {
    return STATE.compareAndSet(this, from, to);
  }

  RequestLine line() {
    return line;
  }

  /**
   * Its container has rewritten the path before the application got it.
   *
   * @param path by which it dispatches, and knows the request when it fails
   */
  void handledAs(String path) {
    handledPath = path;
  }

  /** Whether the container means this request by a path. */
  boolean isOf(String path) {
    return line.isOf(path) || (handledPath != null && handledPath.equals(path));
  }

  /** What asks for a static file, if this does by the looks of it; else null. */
  StaticFile staticFile() {
    return staticFile;
  }

  /** The page of the agent's own that it is for, by its path; null for any other request. */
  AskedPage page() {
    return page;
  }

  /** The agent itself has answered, and not the application. */
  void answeredWithPage(StatedValues row) {
    statedByCalls = row;
    statedByAnnotation = StatedValues.NONE;
    handling = Handling.UNKNOWN;
    error = null;
  }

  RequestUser user() {
    return user;
  }

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

  /** Remembers what was thrown; the last one is what the client's answer came from. */
  void noteError(String classAndMessage) {
    error = classAndMessage;
  }

  /** What the client gets as things stand; a later call overrules. */
  void ended(Integer status, boolean thrown, long nanoTime) {
    outcomeNanos = nanoTime;
    long took = Math.max(0, (nanoTime - startNanos) / NANOS_PER_MILLI);
    outcome = new Outcome(status, thrown, took);
  }

  /** What the client gets as things stand. */
  Outcome outcome() {
    return outcome;
  }

  /** The web framework's route; the later one wins. */
  void routeTemplate(String template) {
    handling = handling.withRoute(template);
  }

  /** Headers of the response as it stands, null for those that it lacks or nobody asks for. */
  void headers(String locationNow, String contentTypeNow) {
    handling = handling.withHeaders(locationNow, contentTypeNow);
  }

  /** Whether the answer as it stands is the static file that was asked for. */
  void answeredWithStaticFile(boolean is) {
    handling = handling.withStaticFile(is);
  }

  /** Whether an annotation would count: the first does, and one on a method before a class's. */
  boolean wantsAnnotation(boolean onMethod) {
    return statedByAnnotation == StatedValues.NONE || (onMethod && !statedByMethod);
  }

  /** What the annotation of a method that runs states, or its class's. */
  void stateByAnnotation(StatedValues values, boolean onMethod) {
    if (wantsAnnotation(onMethod)) {
      statedByAnnotation = values;
      statedByMethod = onMethod;
    }
  }

  /** What the application states by a call; the last one counts. */
  void stateByCall(Column column, Object value) {
    statedByCalls = statedByCalls.with(column, value);
  }

  /** It is to wait for an error page: something may hold it beyond its end. */
  void waits() {
    waited = true;
  }

  boolean hasWaited() {
    return waited;
  }

  /** How long ago the last outcome was. */
  long nanosSinceOutcome(long nanoTime) {
    return nanoTime - outcomeNanos;
  }

  /** How long ago the request began. */
  long nanosSinceStart(long nanoTime) {
    return nanoTime - startNanos;
  }

  /** The record of a finished exchange; for whoever finished it. */
  @DontInline
  ActivityRecord toRecord() {
    IdentityChange change = user.change(outcome);
    boolean failed = outcome.isFailure() || change == IdentityChange.FAILED_LOGIN;
    return new ActivityRecord.Builder(line)
        .outcome(failed ? outcome.because(error) : outcome)
        .session(user.sessionId(change))
        .identity(user.identity())
        .identityChange(change)
        .refusedUser(user.refused())
        .content(content.toContent())
        .handling(handling)
        .stated(statedByCalls.orElse(statedByAnnotation))
        .build();
  }

  /**
   * The exchange has ended and has its record. What may stay with a thread keeps by what an error
   * page is known, and nothing of what the request carried. For whoever finished it.
   */
  void forgetContent() {
    line = line.withoutQuery();
    user.forgetContent(line);
    content = ContentCopy.ENDED;
    error = null;
    handling = Handling.UNKNOWN;
    statedByAnnotation = StatedValues.NONE;
    statedByCalls = StatedValues.NONE;
  }

  /**
   * A further row, which the application writes while this request is under way.
   *
   * @param own what the application states in it; whom it leaves out is the user of this request
   */
  ActivityRecord ownRow(long nowMillis, StatedValues own) {
    StatedValues all = own;
    for (Column column : own.hasUser() ? TENANT : USER_AND_TENANT) {
      if (!own.has(column)) {
        all = all.with(column, statedByCalls.value(column));
      }
    }
    return new ActivityRecord.Builder(line.at(nowMillis))
        .session(user.sessionId())
        .identity(user.identity())
        .stated(all)
        .build();
  }
}
