package io.useractivity.engine.capture;

import io.useractivity.boundaries.DontInline;
import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.capture.Exchange.State;
import io.useractivity.engine.capture.body.BodyCopy;
import io.useractivity.engine.capture.identity.Identification;
import io.useractivity.engine.capture.identity.IdentitySources;
import io.useractivity.engine.capture.identity.KnownAtEntry;
import io.useractivity.engine.capture.page.PageRules;
import io.useractivity.engine.capture.servlet.Container;
import io.useractivity.engine.capture.servlet.DispatchKind;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.capture.stated.Placeholders;
import io.useractivity.engine.capture.stated.StatedInput;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
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
  private final ExchangeOpener opener;
  private final Consumer<Throwable> swallowed;
  private final Exchanges exchanges;
  private final AsyncExchanges async = new AsyncExchanges();
  private final ResponseReader responses = new ResponseReader();
  private final AsyncRequests asyncRequests;
  private final ContentReads contentReads;
  private final PageCalls pageCalls;

  /**
   * @param pages which requests the agent itself answers
   * @param behindProxies whether to keep what proxies say of the client
   * @param maxContentBytes how much of each body is copied, 0 for nothing
   * @param records takes each record on the thread that finished the exchange; must not wait
   * @param swallowed is told of each exception of ours; must not wait
   * @param wakeHousekeeping makes some other thread call {@link #housekeep} soon
   */
  public RequestCapture(
      IdentitySources identitySources,
      PageRules pages,
      boolean behindProxies,
      int maxContentBytes,
      Consumer<ActivityRecord> records,
      Consumer<Throwable> swallowed,
      Runnable wakeHousekeeping) {
    this.identification = new Identification(identitySources);
    this.opener = new ExchangeOpener(identification, pages.paths(), behindProxies, maxContentBytes);
    this.swallowed = swallowed;
    ReadElsewhere readElsewhere = new ReadElsewhere();
    this.exchanges = new Exchanges(readElsewhere, records, pages.host(), wakeHousekeeping);
    this.asyncRequests = new AsyncRequests(this, exchanges, async, responses);
    this.contentReads = new ContentReads(exchanges, readElsewhere, maxContentBytes);
    this.pageCalls = new PageCalls(this, identification, pages);
  }

  /**
   * Gets to know a servlet API before its first request, whose thread would load what is missing of
   * it.
   *
   * @param httpRequest the API's {@code HttpServletRequest}
   */
  public static void prepare(Class<?> httpRequest) {
    ServletApi.prepare(httpRequest);
    Identification.prepare();
  }

  /** An application may have Spring Security, or Acegi; for any thread. */
  public static void securityContextsArePresent() {
    Identification.securityContextsArePresent();
  }

  /** Which headers of responses are worth copying; for any thread. */
  public void askFor(boolean location, boolean contentType) {
    responses.askFor(location, contentType);
  }

  @Override
  public void swallowed(Throwable thrown) {
    swallowed.accept(thrown);
  }

  /** A chain only passes on: what it calls is asked itself, so nested it is of no interest. */
  @Override
  public Object enterChain(Object request, Object response) {
    Dispatch ofThread = exchanges.ofThread();
    if (ofThread != null && ofThread.isRunning()) {
      return null;
    }
    Dispatch dispatch = enterOutermost(ofThread, request, response);
    return dispatch == null ? null : dispatch.throughChain();
  }

  @Override
  public Object enterFilter(Object request, Object response) {
    Dispatch ofThread = exchanges.ofThread();
    return ofThread != null && ofThread.isRunning()
        ? ofThread.nested(enterNested(ofThread, request))
        : enterOutermost(ofThread, request, response);
  }

  @Override
  public Object enterServlet(Object servlet, Object request, Object response) {
    Dispatch ofThread = exchanges.ofThread();
    if (ofThread != null && ofThread.isRunning()) {
      ofThread.reaches(servlet);
      Object nested = ofThread.nested(enterNested(ofThread, request));
      return pageCalls.enterServlet(ofThread, nested, servlet, request, response);
    }
    Dispatch dispatch = enterOutermost(ofThread, request, response);
    if (dispatch != null) {
      dispatch.reaches(servlet);
    }
    return pageCalls.enterServlet(dispatch, dispatch, servlet, request, response);
  }

  /**
   * @param ofThread what the thread's last dispatch has left behind, or null
   */
  private Dispatch enterOutermost(Dispatch ofThread, Object request, Object response) {
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

  @DontInline
  private KnownAtEntry enterNested(Dispatch dispatch, Object request) {
    Exchange exchange = dispatch.exchange();
    if (exchange == null || dispatch.isPassedOn(request)) {
      return KnownAtEntry.NOT_ASKED;
    }
    identification.askForSession(exchange.user(), request);
    if (identification.isSettled(exchange.user())) {
      return KnownAtEntry.NOT_ASKED;
    }
    return identification.enterNested(exchange.user(), request, !dispatch.isOtherThanLast(request));
  }

  /**
   * @param left what the thread's last dispatch left behind, or null
   */
  @DontInline
  private Dispatch begin(ServletApi api, Object request, Exchange left) throws Throwable {
    DispatchKind kind = api.dispatches().kind(request);
    Exchange exchange = null;
    if (kind != DispatchKind.REQUEST) {
      Object innermost = api.innermost(request);
      exchange = async.get(innermost);
      if (exchange != null && exchange.change(State.PARKED, State.RUNNING)) {
        async.remove(innermost, exchange); // Nothing listens to it: its dispatch ends it.
      }
      if (exchange == null && left != null && ErrorPage.isOf(left, kind, api, request)) {
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
      exchange = opener.open(api, request, kind);
      exchanges.opened();
    }
    if (exchange != null) {
      identification.beginDispatch(exchange.user());
    }
    return new Dispatch(exchange, kind).of(api, request);
  }

  /** How many client requests and rows of the application's own have begun; each has a record. */
  public long opened() {
    return exchanges.countOpened();
  }

  @Override
  public void exit(Object frame, Object request, Object response, Throwable thrown)
      throws Throwable {
    if (frame instanceof AnsweredCall) {
      exit(((AnsweredCall) frame).frame(), request, response, thrown);
    } else if (frame instanceof Dispatch) {
      exitOutermost((Dispatch) frame, request, response, thrown);
    } else if (frame instanceof NestedCall) {
      NestedCall call = (NestedCall) frame;
      note(call.exchange(), thrown);
      identification.askForSession(call.exchange().user(), request);
      identification.exitNested(call.exchange().user(), call.known(), request, response);
    } else if (frame instanceof Exchange) {
      note((Exchange) frame, thrown);
      identification.askForSession(((Exchange) frame).user(), request);
    }
  }

  private void exitOutermost(Dispatch dispatch, Object request, Object response, Throwable thrown)
      throws Throwable {
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
      throw ours;
    }
  }

  private static void note(Exchange exchange, Throwable thrown) {
    if (thrown != null) {
      exchange.noteError(ErrorText.of(thrown));
    }
  }

  @DontInline
  private void end(
      Dispatch dispatch,
      Exchange exchange,
      ServletApi api,
      Object request,
      Object response,
      Throwable thrown)
      throws Throwable {
    identification.end(exchange.user(), api, request, response);
    if (dispatch.kind() != DispatchKind.ERROR) { // which is another route, the error page's
      ResponseReader.route(exchange, api, request);
    }
    if (exchange.state() == State.ASYNC) {
      return; // The container's listener call ends it.
    }
    if (api.async().isStarted(request)) {
      if (thrown != null && Container.isJetty12(api.innermost(request))) {
        responses.ofDispatch(exchange, api, response, thrown, true);
        asyncRequests.listenLate(exchange, api, request);
        return;
      }
      if (asyncRequests.startedUnseen(exchange, api, request)) {
        return;
      }
    }
    Integer before = exchange.outcome().status();
    boolean failsAnew =
        dispatch.kind() != DispatchKind.ERROR || Container.failsAnew(api.innermost(request));
    responses.ofDispatch(exchange, api, response, thrown, failsAnew);
    Integer status = exchange.outcome().status();
    identification.refused(exchange.user(), api, request, status);
    boolean failed = exchange.outcome().isFailure();
    if (failed && dispatch.kind() != DispatchKind.ERROR) {
      if (exchanges.park(exchange, State.RUNNING)) {
        exchanges.bind(dispatch);
      }
    } else {
      exchanges.finish(exchange, State.RUNNING);
      if (failed && before != null && !before.equals(status)) {
        // GlassFish shows the page of the new status too: it is known, and makes no row.
        exchange.forgetContent();
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
  public void startAsyncExit(Object token, Object request, Object asyncContext) throws Throwable {
    Dispatch dispatch = (Dispatch) token;
    boolean outermost = dispatch.leaveStartAsync();
    ServletApi api = ServletApi.of(request);
    if (outermost && asyncContext != null && api != null) {
      Object innermost = api.innermost(request);
      contentReads.startedAsync(dispatch, innermost);
      asyncRequests.started(dispatch.exchange(), api, innermost, asyncContext);
    }
  }

  @Override
  public void statedByAnnotation(Object namesAndValues, Object arguments, boolean onMethod) {
    Dispatch dispatch = exchanges.running();
    // What an error page states would be of the error page.
    if (dispatch != null
        && dispatch.kind() != DispatchKind.ERROR
        && dispatch.exchange().wantsAnnotation(onMethod)) {
      dispatch
          .exchange()
          .stateByAnnotation(
              StatedInput.ofAnnotation(
                  (String[]) namesAndValues,
                  new Placeholders(dispatch.api(), dispatch.request(), (Object[]) arguments)),
              onMethod);
    }
  }

  @Override
  public void statedByCall(Object columnName, Object value) {
    Column column = StatedInput.column(columnName);
    Exchange exchange = column == null ? null : exchanges.runningExchange();
    if (exchange != null) {
      exchange.stateByCall(column, StatedInput.value(column, value));
    }
  }

  @Override
  public void rowStated(Object values) {
    StatedValues own = StatedInput.ofCall(values).asOwnRow();
    long now = System.currentTimeMillis();
    Dispatch dispatch = exchanges.running();
    exchanges.opened();
    if (dispatch != null) {
      if (dispatch.api() != null) {
        identification.askAgain(dispatch.exchange().user(), dispatch.api(), dispatch.request());
      }
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
  public void bodyGiven(Object request, Object source) throws Throwable {
    contentReads.given(request, source);
  }

  @Override
  public void parametersRead(Object request) throws Throwable {
    contentReads.parameters(request);
  }

  @Override
  public void partsRead(Object request) throws Throwable {
    contentReads.parts(request);
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
