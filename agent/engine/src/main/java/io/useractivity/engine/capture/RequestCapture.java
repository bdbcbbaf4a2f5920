package io.useractivity.engine.capture;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.capture.Exchange.State;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.StatedValues;
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

  private final Identification identification;
  private final boolean behindProxies;
  private final int maxContentBytes;
  private final Consumer<Throwable> swallowed;
  private final Exchanges exchanges;
  private final AsyncExchanges async = new AsyncExchanges();
  private final Outcomes outcomes = new Outcomes();
  private final AsyncRequests asyncRequests;
  private final ContentReads contentReads;

  /**
   * @param behindProxies whether to keep what proxies say of the client
   * @param maxContentBytes how much of each body is copied, 0 for nothing
   * @param records takes each record on the thread that finished the exchange; must not wait
   * @param swallowed is told of each exception of ours; must not wait
   * @param wakeHousekeeping makes some other thread call {@link #housekeep} soon
   */
  public RequestCapture(
      IdentitySources identitySources,
      boolean behindProxies,
      int maxContentBytes,
      Consumer<ActivityRecord> records,
      Consumer<Throwable> swallowed,
      Runnable wakeHousekeeping) {
    this.identification = new Identification(identitySources);
    this.behindProxies = behindProxies;
    this.maxContentBytes = maxContentBytes;
    this.swallowed = swallowed;
    ReadElsewhere readElsewhere = new ReadElsewhere();
    this.exchanges = new Exchanges(readElsewhere, records, wakeHousekeeping);
    this.asyncRequests = new AsyncRequests(this, exchanges, async, outcomes);
    this.contentReads = new ContentReads(exchanges, readElsewhere, maxContentBytes);
  }

  /**
   * Gets to know a servlet API before its first request, whose thread would load what is missing of
   * it.
   *
   * @param httpRequest the API's {@code HttpServletRequest}
   */
  public static void prepare(Class<?> httpRequest) {
    ServletApi.prepare(httpRequest);
  }

  /** Which headers of responses are worth copying; for any thread. */
  public void askFor(boolean location, boolean contentType) {
    outcomes.askFor(location, contentType);
  }

  @Override
  public void swallowed(Throwable thrown) {
    swallowed.accept(thrown);
  }

  @Override
  public Object enter(Object request, Object response) {
    Dispatch ofThread = exchanges.ofThread();
    if (ofThread != null && ofThread.isRunning()) {
      return ofThread.nested(identification.enterNested(ofThread, request));
    }
    ServletApi api = ServletApi.of(request);
    if (api == null || !api.isHttpResponse(response)) {
      return null;
    }
    Dispatch dispatch;
    try {
      dispatch = begin(api, request, ofThread == null ? null : ofThread.exchange());
    } catch (Throwable ours) {
      Bridge.swallow(this, ours);
      // Bound all the same: otherwise the next nested call would open an exchange of its own.
      dispatch = new Dispatch(null, DispatchKind.REQUEST);
    }
    exchanges.bind(dispatch);
    return dispatch;
  }

  /**
   * @param left what the thread's last dispatch left behind, or null
   */
  private Dispatch begin(ServletApi api, Object request, Exchange left) throws Throwable {
    DispatchKind kind = api.kind(request);
    Exchange exchange = null;
    if (kind != DispatchKind.REQUEST) {
      Object innermost = api.innermost(request);
      exchange = async.get(innermost);
      if (exchange != null && exchange.change(State.PARKED, State.RUNNING)) {
        async.remove(innermost, exchange); // Nothing listens to it: its dispatch ends it.
      }
      if (exchange == null && left != null && isErrorPageOf(left, kind, api, request)) {
        // Too late to decide its status if the window has passed; known all the same.
        left.change(State.PARKED, State.RUNNING);
        exchange = left;
      }
    }
    if (left != null && left != exchange) {
      exchanges.finishParked(left);
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
    // The next client's error page may be for the same path, on the same thread: of a log-in. An
    // exception while reading a broken body is the page's though the application has caught it
    // (Tomcat 10.1, InputBuffer.handleReadException).
    return left.wasThrown()
        || left.status() == null
        || left.status().equals(api.failedStatus(request))
        || api.failedByException(request);
  }

  private Exchange open(ServletApi api, Object request, DispatchKind kind) throws Throwable {
    String path = api.requestUri(request);
    String query = api.queryString(request);
    // Form login and 401 pages may come without a REQUEST dispatch: still a client's request, but
    // the path is then the internal page's and the client's own is in the attributes.
    if (kind == DispatchKind.FORWARD) {
      String asked = api.forwardedPath(request);
      query = asked == null ? query : api.forwardedQuery(request);
      path = orElse(asked, path);
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
            api.header(request, "User-Agent"),
            query,
            behindProxies ? forwardedFor(api, request) : ForwardedFor.NOBODY);
    String contentType = api.contentType(request);
    exchange.carries(
        new ContentCopy(
            query,
            contentType,
            contentType == null ? null : api.header(request, "Content-Encoding"),
            api.header(request, "Referer"),
            maxContentBytes));
    identification.begin(exchange, api, request);
    if (kind != DispatchKind.REQUEST && SignInPath.isContainersLogin(exchange.path())) {
      exchange.watch().refuse(); // who gets in is sent on by the container itself
      exchange.content().parametersRead(api, request); // which the container has parsed for that
    }
    exchanges.opened();
    return exchange;
  }

  private static ForwardedFor forwardedFor(ServletApi api, Object request) throws Throwable {
    return new ForwardedFor(
        api.headers(request, "Forwarded"), api.headers(request, "X-Forwarded-For"));
  }

  private static String orElse(String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  /** How many client requests and rows of the application's own have begun; each has a record. */
  public long opened() {
    return exchanges.countOpened();
  }

  @Override
  public void exit(Object frame, Object request, Object response, Throwable thrown) {
    if (frame instanceof Dispatch) {
      exitOutermost((Dispatch) frame, request, response, thrown);
    } else if (frame instanceof NestedCall) {
      NestedCall call = (NestedCall) frame;
      note(call.exchange(), thrown);
      identification.exitNested(call, request, response);
    }
  }

  private void exitOutermost(Dispatch dispatch, Object request, Object response, Throwable thrown) {
    dispatch.end();
    exchanges.unbind();
    Exchange exchange = dispatch.exchange();
    if (exchange == null) {
      return;
    }
    note(exchange, thrown);
    try {
      end(dispatch, exchange, ServletApi.of(request), request, response, thrown);
    } catch (Throwable ours) {
      // One row all the same, with what is known.
      exchanges.finish(exchange, exchange.state());
      Bridge.swallow(this, ours);
    }
  }

  private static void note(Exchange exchange, Throwable thrown) {
    if (thrown != null) {
      exchange.noteError(ErrorText.of(thrown));
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
    identification.end(exchange, api, request, response);
    if (dispatch.kind() != DispatchKind.ERROR) { // which is another route, the error page's
      Outcomes.route(exchange, api, request);
    }
    if (exchange.state() == State.ASYNC) {
      return; // The container's listener call ends it.
    }
    if (api.isAsyncStarted(request)) {
      if (thrown != null && Container.isJetty12(api.innermost(request))) {
        outcomes.ofDispatch(exchange, api, response, thrown, true);
        asyncRequests.listenLate(exchange, api, request);
        return;
      }
      if (asyncRequests.startedUnseen(exchange, api, request)) {
        return;
      }
    }
    Integer before = exchange.status();
    boolean failsAnew =
        dispatch.kind() != DispatchKind.ERROR || Container.failsAnew(api.innermost(request));
    outcomes.ofDispatch(exchange, api, response, thrown, failsAnew);
    identification.refused(exchange, api, request);
    Integer status = exchange.status();
    boolean failed = thrown != null || (status != null && status >= 400);
    if (failed && dispatch.kind() != DispatchKind.ERROR) {
      if (exchanges.park(exchange, State.RUNNING)) {
        exchanges.bind(dispatch);
      }
    } else {
      exchanges.finish(exchange, State.RUNNING);
      if (failed && before != null && !before.equals(status)) {
        // GlassFish shows the page of the new status too: it is known, and makes no row.
        exchanges.bind(dispatch);
      }
    }
  }

  @Override
  public Object startAsyncEnter(Object request) {
    Dispatch dispatch = exchanges.running();
    if (dispatch != null) {
      dispatch.enterStartAsync();
    }
    return dispatch;
  }

  @Override
  public void startAsyncExit(Object token, Object request, Object asyncContext) {
    Dispatch dispatch = (Dispatch) token;
    boolean outermost = dispatch.leaveStartAsync();
    ServletApi api = ServletApi.of(request);
    if (outermost && asyncContext != null && api != null) {
      try {
        Object innermost = api.innermost(request);
        contentReads.startedAsync(dispatch, innermost);
        asyncRequests.started(dispatch.exchange(), api, innermost, asyncContext);
      } catch (Throwable ours) {
        Bridge.swallow(this, ours);
      }
    }
  }

  @Override
  public void annotated(Object namesAndValues, Object arguments, boolean onMethod) {
    Dispatch dispatch = exchanges.running();
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
    Exchange exchange = column == null ? null : exchanges.runningExchange();
    if (exchange != null) {
      exchange.say(column, Statements.value(column, value));
    }
  }

  @Override
  public void logged(Object values) {
    StatedValues own = Statements.ofCall(values).asOwnRow();
    long now = System.currentTimeMillis();
    Dispatch dispatch = exchanges.running();
    exchanges.opened();
    if (dispatch != null) {
      identification.askAgain(dispatch);
      exchanges.add(dispatch.exchange().ownRow(now, own));
    } else {
      exchanges.addOutsideRequests(ActivityRecord.outsideRequests(now, own));
    }
  }

  @Override
  public Object readEnter(Object source) {
    return contentReads.enter(source);
  }

  @Override
  public void readExit(Object copy, Object source, Object read, int offset, int count) {
    ((BodyCopy) copy).exit(source, read, offset, count);
  }

  @Override
  public void readMarked(Object source, boolean back) {
    contentReads.marked(source, back);
  }

  @Override
  public void bodyGiven(Object request, Object source) {
    try {
      contentReads.given(request, source);
    } catch (Throwable ours) {
      Bridge.swallow(this, ours);
    }
  }

  @Override
  public void parametersRead(Object request) {
    try {
      contentReads.parameters(request);
    } catch (Throwable ours) {
      Bridge.swallow(this, ours);
    }
  }

  @Override
  public void partsRead(Object request) {
    try {
      contentReads.parts(request);
    } catch (Throwable ours) {
      Bridge.swallow(this, ours);
    }
  }

  /**
   * Finishes what nothing else will.
   *
   * @return nanoseconds until it should be called again, {@code Long.MAX_VALUE} for "when woken"
   */
  public long housekeep(long nanoTime) {
    return Math.min(exchanges.expire(nanoTime), asyncRequests.housekeep(nanoTime));
  }

  /** Finishes all that waits for nothing but an error page or a first request: the JVM ends. */
  public void finishWaiting() {
    exchanges.finishWaiting();
    asyncRequests.finishWaiting();
  }
}
