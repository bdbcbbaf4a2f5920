package io.useractivity.engine.capture;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.capture.Exchange.State;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.StatedValues;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  private static final int NOT_MODIFIED = 304;
  private static final int UNAUTHORIZED = 401;

  /** For Jetty 12 to make up its mind about an exception, which takes it microseconds. */
  private static final long LISTEN_LATE_NANOS = 100_000_000;

  private final IdentitySources identitySources;
  private final boolean behindProxies;
  private final int maxContentBytes;
  private final Consumer<ActivityRecord> records;
  private final Consumer<Throwable> swallowed;
  private final Runnable wakeHousekeeping;

  @SuppressWarnings("ThreadLocalUsage") // There is one capture in a JVM, and more in tests.
  private final ThreadLocal<Dispatch> current = new ThreadLocal<>();

  private final LongAdder opened = new LongAdder();
  private final ParkedExchanges parked = new ParkedExchanges();
  private final AsyncExchanges async = new AsyncExchanges();
  private final EarlyRecords early;

  private volatile boolean asksForLocation;
  private volatile boolean asksForContentType;
  private final Queue<LateListener> lateListeners = new ConcurrentLinkedQueue<>();

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
    this.identitySources = identitySources;
    this.behindProxies = behindProxies;
    this.maxContentBytes = maxContentBytes;
    this.records = records;
    this.swallowed = swallowed;
    this.wakeHousekeeping = wakeHousekeeping;
    this.early = new EarlyRecords(records);
  }

  /** Which headers of responses are worth copying; for any thread. */
  public void askFor(boolean location, boolean contentType) {
    asksForLocation = location;
    asksForContentType = contentType;
  }

  @Override
  public void swallowed(Throwable thrown) {
    swallowed.accept(thrown);
  }

  @Override
  public Object enter(Object request, Object response) {
    Dispatch running = current.get();
    if (running != null && running.isRunning()) {
      return running.nested(enterNested(running, request));
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
    exchange.carries(
        new ContentCopy(
            query, api.contentType(request), api.header(request, "Referer"), maxContentBytes));
    // Before the application: a logout leaves no user behind.
    RequestInHand inHand = new RequestInHand(api, request, exchange);
    IdentitySources.Finding found = identitySources.read(inHand, true);
    exchange.identify(found.identity);
    exchange.session(inHand.sessionId());
    exchange.watch().begin(found.signedIn, inHand.session() != null);
    if (kind != DispatchKind.REQUEST && SignInPath.isContainersLogin(exchange.path())) {
      exchange.watch().refuse(); // who gets in is sent on by the container itself
      exchange.content().parametersRead(api, request); // which the container has parsed for that
    }
    opened.increment();
    return exchange;
  }

  /** How many client requests and rows of the application's own have begun; each has a record. */
  public long opened() {
    return opened.sum();
  }

  private static ForwardedFor forwardedFor(ServletApi api, Object request) throws Throwable {
    return new ForwardedFor(
        api.headers(request, "Forwarded"), api.headers(request, "X-Forwarded-For"));
  }

  private static String orElse(String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  @Override
  public void exit(Object frame, Object request, Object response, Throwable thrown) {
    if (frame instanceof Dispatch) {
      exitOutermost((Dispatch) frame, request, response, thrown);
    } else if (frame instanceof NestedCall) {
      NestedCall call = (NestedCall) frame;
      note(call.exchange(), thrown);
      exitNested(call, request, response);
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
   * Asks a nested call's own request while no user is known, or nothing of what sources are for:
   * security filters tell the user only to the requests that they wrap.
   */
  private NestedCall.Knew enterNested(Dispatch dispatch, Object request) {
    Exchange exchange = dispatch.exchange();
    if (exchange == null || identitySources.areAnsweredBy(exchange.identity())) {
      return NestedCall.Knew.NOT_ASKED; // a logout leaves no user behind
    }
    boolean unknown = exchange.identity().userId() == null;
    ServletApi api = dispatch.isOtherThanLast(request) ? ServletApi.of(request) : null;
    boolean signedIn = api != null && askNested(exchange, api, request, false);
    if (unknown) {
      return signedIn ? NestedCall.Knew.THE_USER : NestedCall.Knew.NOBODY;
    }
    return NestedCall.Knew.NOT_ASKED;
  }

  private void exitNested(NestedCall call, Object request, Object response) {
    Exchange exchange = call.exchange();
    boolean unknown = call.knew() == NestedCall.Knew.NOBODY && exchange.identity().userId() == null;
    if (!unknown && call.knew() != NestedCall.Knew.THE_USER) {
      return;
    }
    ServletApi api = ServletApi.of(request);
    if (api == null) {
      return;
    }
    if (!unknown) {
      if (identitySources.read(new RequestInHand(api, request, exchange), false).signedIn == null) {
        exchange.watch().nestedWent();
      }
    } else if (askNested(exchange, api, request, isAnswer(api, exchange, response))) {
      exchange.watch().nestedCame(); // a login makes one known
    }
  }

  /** Whether anybody is signed in, as that request has it. */
  private boolean askNested(
      Exchange exchange, ServletApi api, Object request, boolean withSession) {
    RequestInHand inHand = new RequestInHand(api, request, exchange);
    if (!withSession && identitySources.areDefault() && inHand.principal() == null) {
      return false; // the usual answer of a dozen calls: nothing stays of the object above
    }
    IdentitySources.Finding found = identitySources.read(inHand, withSession);
    if (found.identity != Identity.UNKNOWN) {
      exchange.identify(found.identity);
    }
    return found.signedIn != null;
  }

  /**
   * Whether it looks as if a filter has answered by itself: a log-in, a redirect, a refusal. Such a
   * filter has looked at the session already. Otherwise a session that an application's wrapper
   * fetches from afar is not asked for, for each picture on a page.
   */
  private static boolean isAnswer(ServletApi api, Exchange exchange, Object response) {
    try {
      Integer status = api.isHttpResponse(response) ? api.status(response) : null;
      return "POST".equals(exchange.method())
          || (status != null && status >= 300 && status != NOT_MODIFIED);
    } catch (Throwable ofTheApplication) {
      return false; // Its wrappers answer here.
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
    watchEnd(exchange, api, request, response);
    if (dispatch.kind() != DispatchKind.ERROR) { // which is another route, the error page's
      exchange.routeTemplate(routeTemplate(api, request));
    }
    if (exchange.state() == State.ASYNC) {
      return; // The container's listener call ends it.
    }
    if (api.isAsyncStarted(request)) {
      if (thrown != null && isJetty12s(api, request)) {
        decide(exchange, api, request, response, thrown, false);
        listenLate(exchange, api, request);
        return;
      }
      if (followUnseenStart(exchange, api, request)) {
        return;
      }
    }
    Integer before = exchange.status();
    boolean failsAnew = dispatch.kind() == DispatchKind.ERROR && isUndertows(api, request);
    boolean cutOff = decide(exchange, api, request, response, thrown, failsAnew);
    Integer status = exchange.status();
    boolean failed = cutOff || (status != null && status >= 400);
    if (failed && dispatch.kind() != DispatchKind.ERROR) {
      park(exchange, dispatch);
    } else {
      finish(exchange, State.RUNNING);
      if (failed && before != null && !before.equals(status)) {
        // GlassFish shows the page of the new status too: it is known, and makes no row.
        current.set(dispatch);
      }
    }
  }

  private void watchEnd(Exchange exchange, ServletApi api, Object request, Object response)
      throws Throwable {
    RequestInHand inHand = new RequestInHand(api, request, exchange);
    IdentitySources.Finding found = identitySources.read(inHand, true);
    exchange.identify(found.identity);
    exchange.session(inHand.sessionId());
    IdentityWatch watch = exchange.watch();
    watch.end(found.signedIn, inHand.session() != null);
    if (watch.hasChanged()) {
      if (bringsCredentials(api.header(request, "Authorization"))) {
        watch.forget();
      }
    } else if ("POST".equals(exchange.method()) && SignInPath.isLogin(exchange.path())) {
      exchange.redirect(api.responseHeader(response, "Location"));
    }
  }

  /**
   * Who sends name and password, or a token, with each request signs in and out with each: that is
   * no news. Kerberos ({@code Negotiate}) is, since its session goes on without.
   */
  private static boolean bringsCredentials(String authorization) {
    if (authorization == null) {
      return false;
    }
    int space = authorization.indexOf(' ');
    String scheme = space < 0 ? authorization : authorization.substring(0, space);
    return scheme.equalsIgnoreCase("Basic")
        || scheme.equalsIgnoreCase("Bearer")
        || scheme.equalsIgnoreCase("Digest");
  }

  private static String routeTemplate(ServletApi api, Object request) {
    try {
      return api.routeTemplate(request);
    } catch (Throwable wrappersOwn) {
      return null; // The application's wrappers answer here.
    }
  }

  /** Headers that a rule asks for, seldom any. */
  private void noteHeaders(Exchange exchange, ServletApi api, Object response) {
    if (!asksForLocation && !asksForContentType) {
      return;
    }
    try {
      exchange.headers(
          asksForLocation ? api.responseHeader(response, "Location") : null,
          asksForContentType ? api.responseContentType(response) : null);
    } catch (Throwable wrappersOwn) {
      // The application's wrappers answer here.
    }
  }

  /** Where an error page that throws is a 500; elsewhere the first status stays. */
  private static boolean isUndertows(ServletApi api, Object request) throws Throwable {
    return api.innermost(request).getClass().getName().startsWith("io.undertow.");
  }

  /**
   * Where a listener makes another answer of an exception after {@code startAsync}: with none,
   * Jetty 12 ignores the exception and waits for the end or the timeout ({@code onError} in
   * HttpChannelState and ServletChannelState). So ours comes when the dispatch has ended; nobody
   * else can end the asynchronous request before.
   */
  private static boolean isJetty12s(ServletApi api, Object request) throws Throwable {
    return api.innermost(request).getClass().getName().startsWith("org.eclipse.jetty.ee");
  }

  /**
   * Notes what the client gets as things stand; true if that is the end of an exception.
   *
   * @param failsAnew whether an exception makes another status of a failure
   */
  private boolean decide(
      Exchange exchange,
      ServletApi api,
      Object request,
      Object response,
      Throwable thrown,
      boolean failsAnew)
      throws Throwable {
    Integer status = api.status(response);
    boolean onItsWay = thrown == null || api.isCommitted(response);
    if (status != null && (status < 400 || failsAnew) && !onItsWay) {
      status = FailureStatus.of(thrown);
    }
    noteHeaders(exchange, api, response);
    exchange.outcome(status, thrown != null, System.nanoTime());
    exchange.refuse(
        status != null && status == UNAUTHORIZED
            ? BasicCredentials.user(api.header(request, "Authorization"))
            : null);
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
      askOwn(dispatch);
      records.accept(dispatch.exchange().ownRow(now, own));
    } else if (early.accept(ActivityRecord.outsideRequests(now, own), System.nanoTime())) {
      wakeHousekeeping.run();
    }
  }

  /** A log-in may have come since the outermost call began. */
  private void askOwn(Dispatch dispatch) {
    Exchange exchange = dispatch.exchange();
    if (dispatch.api() != null && !identitySources.areAnsweredBy(exchange.identity())) {
      askNested(exchange, dispatch.api(), dispatch.request(), false);
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
        if (!isJetty12s(api, request)) {
          follow(dispatch.exchange(), api, asyncContext);
        }
      } catch (Throwable ours) {
        Bridge.swallow(this, ours);
      }
    }
  }

  /**
   * For a startAsync in a class that our advice is not in, or on Jetty 12; false if it is complete
   * already.
   */
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
    exchange.routeTemplate(routeTemplate(api, request));
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

  @Override
  public Object readEnter(Object source) {
    if (maxContentBytes == 0) {
      return null;
    }
    Exchange exchange = currentExchange();
    if (exchange == null) {
      exchange = async.get(source); // read by a listener
    }
    if (exchange == null || exchange.content() == null) {
      return null;
    }
    BodyCopy copy = exchange.content().body();
    copy.enter();
    return copy;
  }

  @Override
  public void readExit(Object copy, Object source, Object read, int offset, int count) {
    ((BodyCopy) copy).exit(source, read, offset, count);
  }

  @Override
  public void readLater(Object source) {
    Exchange exchange = currentExchange();
    if (exchange != null && maxContentBytes > 0) {
      exchange.readLaterFrom(source);
      async.put(source, exchange);
    }
  }

  @Override
  public void parametersRead(Object request) {
    ContentCopy content = currentContent();
    ServletApi api = content == null ? null : ServletApi.of(request);
    if (api != null) {
      try {
        content.parametersRead(api, request);
      } catch (Throwable ours) {
        Bridge.swallow(this, ours);
      }
    }
  }

  @Override
  public void partsRead(Object request) {
    ContentCopy content = currentContent();
    ServletApi api = content == null ? null : ServletApi.of(request);
    if (api != null) {
      try {
        content.partsRead(api, request);
      } catch (Throwable ours) {
        Bridge.swallow(this, ours);
      }
    }
  }

  private ContentCopy currentContent() {
    Exchange exchange = currentExchange();
    return exchange == null ? null : exchange.content();
  }

  /** The exchange of the dispatch that runs on this thread, or null. */
  private Exchange currentExchange() {
    Dispatch dispatch = current.get();
    return dispatch == null || !dispatch.isRunning() ? null : dispatch.exchange();
  }

  /** Adds the listener of a dispatch that threw when the container has dealt with that. */
  private void listenLate(Exchange exchange, ServletApi api, Object request) throws Throwable {
    Object innermost = api.innermost(request);
    Object asyncContext = api.asyncContext(request);
    AsyncCompletion completion =
        new AsyncCompletion(
            exchange,
            api,
            api.asyncRequest(asyncContext),
            api.asyncResponse(asyncContext),
            innermost);
    async.put(innermost, exchange);
    if (exchange.change(State.RUNNING, State.PARKED)) {
      lateListeners.add(new LateListener(completion, asyncContext));
      wakeHousekeeping.run();
    }
  }

  /**
   * @return nanoseconds until the next one's time has come, {@code Long.MAX_VALUE} if there is none
   */
  private long addLateListeners(long nanoTime) {
    for (LateListener next = lateListeners.peek(); next != null; next = lateListeners.peek()) {
      long left = LISTEN_LATE_NANOS - next.completion.exchange.nanosSinceOutcome(nanoTime);
      if (left > 0) {
        return left;
      }
      lateListeners.poll();
      try {
        next.add();
      } catch (Throwable ours) {
        Bridge.swallow(this, ours);
      }
    }
    return Long.MAX_VALUE;
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
      Exchange exchange = completion.exchange;
      if (!exchange.change(State.PARKED, State.ASYNC)) {
        return; // A later dispatch has it.
      }
      try {
        completion.listenTo(asyncContext);
      } catch (IllegalStateException completedMeanwhile) {
        async.remove(completion.innermost, exchange);
        finish(exchange, State.ASYNC);
      }
    }
  }

  /**
   * Finishes what nothing else will.
   *
   * @return nanoseconds until it should be called again, {@code Long.MAX_VALUE} for "when woken"
   */
  public long housekeep(long nanoTime) {
    long parkedLeft = parked.expire(nanoTime, this::finishParked);
    long lateLeft = addLateListeners(nanoTime);
    long asyncLeft = async.sweep(nanoTime, this::finishLost);
    return Math.min(Math.min(early.expire(nanoTime), lateLeft), Math.min(parkedLeft, asyncLeft));
  }

  /** Finishes all that waits for nothing but an error page or a first request: the JVM ends. */
  public void finishWaiting() {
    early.release();
    parked.expireAll(this::finishParked);
    for (LateListener late = lateListeners.poll(); late != null; late = lateListeners.poll()) {
      async.remove(late.completion.innermost, late.completion.exchange);
      finishParked(late.completion.exchange);
    }
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
          if (!isJetty12s(api, innermost)) {
            listenTo(api.eventContext(asyncEvent));
          } else if (exchange.change(State.ASYNC, State.RUNNING)) {
            async.remove(innermost, exchange); // The exit of this dispatch listens anew.
          }
          break;
        case "onComplete":
          completeBeforeAnErrorPage();
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

    /**
     * Tomcat reports the end of an asynchronous dispatch that called {@code sendError} and only
     * then calls the error page, on the same thread (AsyncContextImpl.doInternalDispatch).
     */
    private void completeBeforeAnErrorPage() throws Throwable {
      Integer status = decideAtTheEnd(null);
      Dispatch running = current.get();
      boolean pageMayFollow =
          status != null && status >= 400 && (running == null || !running.isRunning());
      if (!pageMayFollow) {
        finish(exchange, State.ASYNC);
      } else if (exchange.change(State.ASYNC, State.PARKED)) {
        current.set(leftBehind());
        parked.add(exchange);
        wakeHousekeeping.run();
      }
    }

    private void completeIfCommitted(Throwable cause) throws Throwable {
      if (api.isCommitted(response)) {
        decideAtTheEnd(cause);
        finish(exchange, State.ASYNC);
        // An error page may follow on this thread: it is known, and makes no row.
        current.set(leftBehind());
      }
    }

    private Dispatch leftBehind() {
      Dispatch ended = new Dispatch(exchange, DispatchKind.ASYNC);
      ended.end();
      return ended;
    }

    private Integer decideAtTheEnd(Throwable cause) throws Throwable {
      async.remove(innermost, exchange);
      Object stream = exchange.takeLaterStream();
      if (stream != null) {
        async.remove(stream, exchange);
      }
      Integer status = api.status(response);
      if (status != null && status < 400 && thrown && !api.isCommitted(response)) {
        status = cause == null ? FailureStatus.SERVER_ERROR : FailureStatus.of(cause);
      }
      noteHeaders(exchange, api, response);
      if (exchange.state() == State.ASYNC) {
        exchange.outcome(status, false, System.nanoTime());
      }
      return status;
    }
  }
}
