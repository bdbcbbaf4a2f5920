package io.useractivity.engine.capture;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.capture.Exchange.State;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.StatedValues;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Follows every client request through its dispatches and makes one record of it.
 *
 * <p>The outermost call of a REQUEST dispatch opens an {@link Exchange}; nested calls and later
 * dispatches belong to it. It ends
 *
 * <ul>
 *   <li>when a dispatch returns normally below 400 and nothing asynchronous was started;
 *   <li>thrown or from 400 on, when its error page has been made, or the next dispatch of the
 *       thread begins, or {@link ParkedExchanges} gives up waiting for an error page;
 *   <li>asynchronous, when the container says so: see {@link AsyncCompletion}.
 * </ul>
 *
 * <p>Called by application threads through the bridge, which catches whatever is thrown here. Takes
 * no locks and does no I/O.
 */
public final class RequestCapture implements BridgeHandler {

  private final IdentitySources identitySources;
  private final Consumer<ActivityRecord> records;
  private final Consumer<Throwable> swallowed;
  private final Runnable wakeHousekeeping;

  @SuppressWarnings("ThreadLocalUsage") // There is one capture in a JVM, and more in tests.
  private final ThreadLocal<Dispatch> current = new ThreadLocal<>();

  private final LongAdder opened = new LongAdder();
  private final ParkedExchanges parked = new ParkedExchanges();
  private final AsyncExchanges async = new AsyncExchanges();
  private final EarlyRecords early;

  /**
   * @param records takes each record on the thread that finished the exchange; must not wait
   * @param swallowed is told of each exception of ours; must not wait
   * @param wakeHousekeeping makes some other thread call {@link #housekeep} soon
   */
  public RequestCapture(
      IdentitySources identitySources,
      Consumer<ActivityRecord> records,
      Consumer<Throwable> swallowed,
      Runnable wakeHousekeeping) {
    this.identitySources = identitySources;
    this.records = records;
    this.swallowed = swallowed;
    this.wakeHousekeeping = wakeHousekeeping;
    this.early = new EarlyRecords(records);
  }

  @Override
  public void swallowed(Throwable thrown) {
    swallowed.accept(thrown);
  }

  @Override
  public Object enter(Object request, Object response) {
    Dispatch running = current.get();
    if (running != null && running.isRunning()) {
      askNested(running.exchange(), request); // a logout leaves no user behind
      return running.nested();
    }
    ServletApi api = ServletApi.of(request);
    if (api == null || !api.isHttpResponse(response)) {
      return null;
    }
    try {
      Dispatch dispatch = begin(api, request, running == null ? null : running.exchange());
      current.set(dispatch);
      return dispatch;
    } catch (Throwable ours) {
      // Bound all the same: otherwise the next nested call would open an exchange of its own.
      current.set(new Dispatch(null, DispatchKind.REQUEST));
      Bridge.swallow(this, ours);
      return current.get();
    }
  }

  /**
   * @param left what the thread's last dispatch left behind, or null
   */
  private Dispatch begin(ServletApi api, Object request, Exchange left) throws Throwable {
    DispatchKind kind = api.kind(request);
    Exchange exchange = null;
    if (kind != DispatchKind.REQUEST) {
      exchange = async.get(api.innermost(request));
      if (exchange == null && left != null && isErrorPageOf(left, kind, api, request)) {
        // Too late to decide its status if the window has passed; known all the same.
        left.change(State.PARKED, State.RUNNING);
        exchange = left;
      }
    }
    if (left != null && left != exchange) {
      finish(left, State.PARKED);
    }
    boolean opens =
        kind == DispatchKind.REQUEST || kind == DispatchKind.FORWARD || kind == DispatchKind.ERROR;
    if (exchange == null && opens) {
      exchange = open(api, request, kind);
    }
    return new Dispatch(exchange, kind).of(api, request);
  }

  private static boolean isErrorPageOf(
      Exchange left, DispatchKind kind, ServletApi api, Object request) throws Throwable {
    if (kind != DispatchKind.ERROR || !left.path().equals(api.failedPath(request))) {
      return false;
    }
    // The next client's error page may be for the same path, on the same thread.
    return left.wasThrown()
        || left.status() == null
        || left.status().equals(api.failedStatus(request));
  }

  private Exchange open(ServletApi api, Object request, DispatchKind kind) throws Throwable {
    String path = api.requestUri(request);
    // Form login and 401 pages may come without a REQUEST dispatch: still a client's request, but
    // the path is then the internal page's and the client's own is in the attributes.
    if (kind == DispatchKind.FORWARD) {
      path = orElse(api.forwardedPath(request), path);
    } else if (kind == DispatchKind.ERROR) {
      path = orElse(api.failedPath(request), path);
    }
    Exchange exchange =
        new Exchange(
            System.currentTimeMillis(),
            System.nanoTime(),
            api.method(request),
            orElse(path, ""),
            api.contextPath(request),
            api.remoteAddress(request),
            api.header(request, "User-Agent"));
    // Before the application: a logout leaves no user behind.
    exchange.identify(identitySources.read(api, request));
    exchange.session(sessionId(api, request));
    opened.increment();
    return exchange;
  }

  /** How many client requests and rows of the application's own have begun; each has a record. */
  public long opened() {
    return opened.sum();
  }

  private static String orElse(String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static String sessionId(ServletApi api, Object request) {
    try {
      Object session = api.session(request);
      return session == null ? null : api.sessionId(session);
    } catch (Throwable invalidated) {
      return null; // IllegalStateException by the specification.
    }
  }

  @Override
  public void exit(Object frame, Object request, Object response, Throwable thrown) {
    if (frame instanceof Dispatch) {
      exitOutermost((Dispatch) frame, request, response, thrown);
    } else if (frame instanceof Exchange) {
      Exchange exchange = (Exchange) frame;
      note(exchange, thrown);
      askNested(exchange, request); // a login makes one known
    }
  }

  private void exitOutermost(Dispatch dispatch, Object request, Object response, Throwable thrown) {
    dispatch.end();
    current.remove();
    Exchange exchange = dispatch.exchange();
    if (exchange == null) {
      return;
    }
    note(exchange, thrown);
    try {
      end(dispatch, exchange, ServletApi.of(request), request, response, thrown);
    } catch (Throwable ours) {
      // One row all the same, with what is known.
      finish(exchange, exchange.state());
      Bridge.swallow(this, ours);
    }
  }

  private static void note(Exchange exchange, Throwable thrown) {
    if (thrown != null) {
      exchange.noteError(ErrorText.of(thrown));
    }
  }

  /**
   * Asks a nested call's own request while no user is known: security filters tell the user only to
   * the requests that they wrap.
   */
  private void askNested(Exchange exchange, Object request) {
    if (exchange == null || exchange.identity().hasUser()) {
      return;
    }
    ServletApi api = ServletApi.of(request);
    if (api != null) {
      Identity found = identitySources.read(api, request);
      if (found != Identity.UNKNOWN) {
        exchange.identify(found);
      }
    }
  }

  private void end(
      Dispatch dispatch,
      Exchange exchange,
      ServletApi api,
      Object request,
      Object response,
      Throwable thrown)
      throws Throwable {
    exchange.identify(identitySources.read(api, request));
    exchange.session(sessionId(api, request));
    if (exchange.state() == State.ASYNC) {
      return; // The container's listener call ends it.
    }
    if (api.isAsyncStarted(request) && followUnseenStart(exchange, api, request)) {
      return;
    }
    boolean cutOff = decide(exchange, api, response, thrown);
    Integer status = exchange.status();
    boolean failed = cutOff || (status != null && status >= 400);
    if (failed && dispatch.kind() != DispatchKind.ERROR) {
      park(exchange, dispatch);
    } else {
      finish(exchange, State.RUNNING);
    }
  }

  /** Notes what the client gets as things stand; true if that is the end of an exception. */
  private static boolean decide(
      Exchange exchange, ServletApi api, Object response, Throwable thrown) throws Throwable {
    Integer status = api.status(response);
    boolean onItsWay = thrown == null || api.isCommitted(response);
    if (status != null && status < 400 && !onItsWay) {
      status = FailureStatus.of(thrown);
    }
    exchange.outcome(status, thrown != null, System.nanoTime());
    return thrown != null;
  }

  private void park(Exchange exchange, Dispatch dispatch) {
    if (exchange.change(State.RUNNING, State.PARKED)) {
      current.set(dispatch);
      parked.add(exchange);
      wakeHousekeeping.run();
    }
  }

  private void finish(Exchange exchange, State from) {
    if (from != State.FINISHED && exchange.change(from, State.FINISHED)) {
      early.release();
      records.accept(exchange.toRecord());
    }
  }

  /** What the calling thread runs of a client request, null for nothing. */
  private Dispatch running() {
    Dispatch dispatch = current.get();
    return dispatch != null && dispatch.isRunning() && dispatch.exchange() != null
        ? dispatch
        : null;
  }

  @Override
  public void annotated(Object namesAndValues, Object arguments, boolean onMethod) {
    Dispatch dispatch = running();
    // What an error page says would be of the error page.
    if (dispatch != null
        && dispatch.kind() != DispatchKind.ERROR
        && dispatch.exchange().wantsAnnotation(onMethod)) {
      dispatch
          .exchange()
          .annotate(
              Statements.ofAnnotation(
                  (String[]) namesAndValues, new Placeholders(dispatch, (Object[]) arguments)),
              onMethod);
    }
  }

  @Override
  public void said(Object columnName, Object value) {
    Column column = Statements.column(columnName);
    Dispatch dispatch = column == null ? null : running();
    if (dispatch != null) {
      dispatch.exchange().say(column, Statements.value(column, value));
    }
  }

  @Override
  public void logged(Object values) {
    StatedValues own = Statements.ofCall(values).asOwnRow();
    long now = System.currentTimeMillis();
    Dispatch dispatch = running();
    opened.increment();
    if (dispatch != null) {
      askNested(dispatch.exchange(), dispatch.request());
      records.accept(dispatch.exchange().ownRow(now, own));
    } else if (early.accept(ActivityRecord.outsideRequests(now, own), System.nanoTime())) {
      wakeHousekeeping.run();
    }
  }

  @Override
  public Object startAsyncEnter(Object request) {
    Dispatch dispatch = current.get();
    if (dispatch == null || !dispatch.isRunning() || dispatch.exchange() == null) {
      return null;
    }
    dispatch.enterStartAsync();
    return dispatch;
  }

  @Override
  public void startAsyncExit(Object token, Object request, Object asyncContext) {
    Dispatch dispatch = (Dispatch) token;
    boolean outermost = dispatch.leaveStartAsync();
    ServletApi api = ServletApi.of(request);
    if (outermost && asyncContext != null && api != null) {
      try {
        follow(dispatch.exchange(), api, asyncContext);
      } catch (Throwable ours) {
        Bridge.swallow(this, ours);
      }
    }
  }

  /** For a startAsync in a class that our advice is not in; false if it is complete already. */
  private boolean followUnseenStart(Exchange exchange, ServletApi api, Object request)
      throws Throwable {
    try {
      follow(exchange, api, api.asyncContext(request));
    } catch (IllegalStateException completedMeanwhile) {
      return false;
    }
    return exchange.state() == State.ASYNC;
  }

  /**
   * Ends the exchange with its asynchronous request; a second startAsync finds the listener there.
   */
  private void follow(Exchange exchange, ServletApi api, Object asyncContext) throws Throwable {
    if (!exchange.change(State.RUNNING, State.ASYNC)) {
      return;
    }
    Object request = api.asyncRequest(asyncContext);
    Object response = api.asyncResponse(asyncContext);
    Object innermost = api.innermost(request);
    // Before the listener: a completion on another thread may come at once.
    async.put(innermost, exchange);
    try {
      new AsyncCompletion(exchange, api, request, response, innermost).listenTo(asyncContext);
    } catch (IllegalStateException completedMeanwhile) {
      async.remove(innermost, exchange);
      exchange.change(State.ASYNC, State.RUNNING);
    }
  }

  /**
   * Finishes what nothing else will.
   *
   * @return nanoseconds until it should be called again, {@code Long.MAX_VALUE} for "when woken"
   */
  public long housekeep(long nanoTime) {
    long parkedLeft = parked.expire(nanoTime, this::finishParked);
    long asyncLeft = async.sweep(nanoTime, this::finishLost);
    return Math.min(early.expire(nanoTime), Math.min(parkedLeft, asyncLeft));
  }

  /** Finishes all that waits for nothing but an error page or a first request: the JVM ends. */
  public void finishWaiting() {
    early.release();
    parked.expireAll(this::finishParked);
  }

  private void finishParked(Exchange exchange) {
    finish(exchange, State.PARKED);
  }

  private void finishLost(Exchange exchange) {
    exchange.noteError("The container never reported the end of this asynchronous request.");
    exchange.outcome(null, true, System.nanoTime());
    finish(exchange, State.ASYNC);
  }

  /**
   * The {@code AsyncListener} of one exchange, through a proxy, since that interface exists once
   * per application.
   *
   * <p>Containers differ in what they report (seen with Tomcat 9 and 10.1, Undertow 2.2, Jetty 9.4
   * and 12): an exception out of the dispatch that called startAsync is {@code onError} alone on
   * Tomcat, error and complete elsewhere; an exception in a later dispatch is complete alone on
   * Jetty. So the end is {@code onComplete}, or {@code onError} and {@code onTimeout} when the
   * response has gone out already. Undertow has cleared all request attributes by then: nothing is
   * looked up here.
   */
  private final class AsyncCompletion implements InvocationHandler {

    private final Exchange exchange;
    private final ServletApi api;
    private final Object request;
    private final Object response;
    private final Object innermost;
    private final Object listener;
    private boolean thrown;

    AsyncCompletion(
        Exchange exchange, ServletApi api, Object request, Object response, Object innermost) {
      this.exchange = exchange;
      this.api = api;
      this.request = request;
      this.response = response;
      this.innermost = innermost;
      this.listener = api.newAsyncListener(this);
    }

    void listenTo(Object asyncContext) throws Throwable {
      api.addListener(asyncContext, listener, request, response);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      switch (method.getName()) {
        case "equals":
          return proxy == arguments[0];
        case "hashCode":
          return System.identityHashCode(proxy);
        case "toString":
          return "user-activity listener";
        default:
          try {
            on(method.getName(), arguments[0]);
          } catch (Throwable ours) {
            Bridge.swallow(RequestCapture.this, ours);
          }
          return null;
      }
    }

    private void on(String event, Object asyncEvent) throws Throwable {
      switch (event) {
        case "onStartAsync":
          // The container has just forgotten all listeners (AsyncListener.onStartAsync).
          listenTo(api.eventContext(asyncEvent));
          break;
        case "onComplete":
          complete(null);
          break;
        case "onTimeout":
          exchange.noteError("The asynchronous request timed out.");
          completeIfCommitted(null);
          break;
        case "onError":
          Throwable cause = api.eventThrowable(asyncEvent);
          if (cause != null) {
            thrown = true;
            exchange.noteError(ErrorText.of(cause));
          }
          completeIfCommitted(cause);
          break;
        default:
          break;
      }
    }

    private void completeIfCommitted(Throwable cause) throws Throwable {
      if (api.isCommitted(response)) {
        complete(cause);
        // An error page may follow on this thread: it is known, and makes no row.
        current.set(leftBehind());
      }
    }

    private Dispatch leftBehind() {
      Dispatch ended = new Dispatch(exchange, DispatchKind.ASYNC);
      ended.end();
      return ended;
    }

    private void complete(Throwable cause) throws Throwable {
      async.remove(innermost, exchange);
      Integer status = api.status(response);
      if (status != null && status < 400 && thrown && !api.isCommitted(response)) {
        status = cause == null ? FailureStatus.SERVER_ERROR : FailureStatus.of(cause);
      }
      exchange.outcome(status, false, System.nanoTime());
      finish(exchange, State.ASYNC);
    }
  }
}
