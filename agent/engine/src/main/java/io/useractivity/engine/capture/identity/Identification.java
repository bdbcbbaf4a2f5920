package io.useractivity.engine.capture.identity;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.match.SignInWords;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.RequestLine;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Asks requests who sent them: at the beginning, at nested calls, and at the end. It comes from the
 * request in hand each time, never from the thread. For the thread that works on the request.
 */
public final class Identification {

  private static final int NOT_MODIFIED = 304;
  private static final int UNAUTHORIZED = 401;
  private static final int LONGEST_TRACE = 2_000;

  /** Of paths and queries that may sign somebody in, in both usual cases where that matters. */
  private static final String[] SIGN_IN = {
    "ogin", "ogon", "ignin", "ign-in", "ign_in", "user", "User", "auth", "Auth", "pass", "Pass",
    "pwd", "sso", "icket", "oken", "code="
  };

  private final IdentitySources sources;
  private final AskerSources askers;
  private final ContainerSignIns containers = new ContainerSignIns();
  private final SecurityContexts securityContexts = new SecurityContexts();

  public Identification(IdentitySources sources) {
    this.sources = sources;
    this.askers = new AskerSources(sources);
  }

  /**
   * Has the JDK link what its arrays of {@link SessionKeys} and {@link SessionMarks} do, once for
   * the JVM: a request's thread would wait for the linking, and pin what carries it if it is
   * virtual. For a thread of ours.
   */
  public static void prepare() {
    AtomicLongArray one = new AtomicLongArray(1);
    one.compareAndSet(0, one.get(0), 1);
    one.lazySet(0, 0);
  }

  /** Before the application: a logout leaves no user behind. */
  public void begin(RequestUser user, ServletApi api, Object request) throws Throwable {
    RequestInHand inHand = new RequestInHand(api, request, user.line());
    Finding found = sources.read(inHand, true);
    user.identify(found.identity);
    String session = inHand.sessionId();
    user.firstSession(session);
    user.watch().begin(found, inHand.session() != null);
    containers.begin(user, inHand, found, session);
    user.trace(sources.traces().begin(user.line()));
    explain(user, inHand, true, "at the beginning");
    if (found == Finding.NOTHING && inHand.session() != null) {
      user.lookedThrough(inHand.session());
    }
  }

  /** The application may have Spring Security, or Acegi; for any thread. */
  public static void securityContextsArePresent() {
    SecurityContexts.arePresent();
  }

  /** A dispatch begins on this thread, before the application is called. */
  public void beginDispatch(RequestUser user) {
    securityContexts.begin(user);
  }

  /** Asks a nested call's request for a session of its wrapper's, while the container has none. */
  public void askForSession(RequestUser user, Object request) {
    ServletApi api = user.sessionId() == null ? ServletApi.of(request) : null;
    if (api != null && isSessionAtHand(user, api, request)) {
      user.session(new RequestInHand(api, request, user.line()).sessionId());
    }
  }

  /** Whether a wrapper's session is there to be read: the container's has been read already. */
  private static boolean isSessionAtHand(RequestUser user, ServletApi api, Object request) {
    try {
      return WrappedSession.isAtHand(api, request, user.line());
    } catch (Throwable ofTheApplication) {
      return false; // Its wrappers answer here.
    }
  }

  /**
   * Whether nested calls need not be asked: the user is known, and all that sources are for. A
   * logout leaves no user behind.
   */
  public boolean isSettled(RequestUser user) {
    return sources.areAnsweredBy(user.identity());
  }

  /**
   * Asks a nested call's own request while things are not settled: security filters tell the user
   * only to the requests that they wrap.
   *
   * @param again whether that request has been asked just now: a security filter may have told the
   *     thread meanwhile
   */
  public KnownAtEntry enterNested(RequestUser user, Object request, boolean again) {
    boolean unknown = user.identity().userId() == null;
    boolean isNews = !again || securityContexts.authentication(user) != null;
    ServletApi api = isNews ? ServletApi.of(request) : null;
    boolean signedIn = api != null && ask(user, api, request, isOfAWrapper(user, api, request));
    if (unknown) {
      return signedIn ? KnownAtEntry.THE_USER : KnownAtEntry.NOBODY;
    }
    return KnownAtEntry.NOT_ASKED;
  }

  /** Whether to look for a user in a wrapper's session, before what may be a log-in. */
  private static boolean isOfAWrapper(RequestUser user, ServletApi api, Object request) {
    try {
      return isPost(user) && WrappedSession.isPossible(api, request);
    } catch (Throwable ofTheApplication) {
      return false; // Its wrappers answer here.
    }
  }

  /**
   * Asks a nested call's own request again.
   *
   * @param known what {@link #enterNested} has found
   */
  public void exitNested(RequestUser user, KnownAtEntry known, Object request, Object response) {
    boolean unknown = known == KnownAtEntry.NOBODY && user.identity().userId() == null;
    if (!unknown && known != KnownAtEntry.THE_USER) {
      return;
    }
    ServletApi api = ServletApi.of(request);
    if (api == null) {
      return;
    }
    if (!unknown) {
      boolean atHand = isSessionAtHand(user, api, request);
      if (sources.read(nested(user, api, request), atHand).isSomebodySignedIn()) {
        user.watch().nestedStays();
      } else {
        user.watch().nestedWent();
      }
    } else if (ask(user, api, request, false)) {
      nestedCame(user, api, request); // a login makes one known
    } else if (isAnswer(api, user, response) || isSessionAtHand(user, api, request)) {
      boolean signedIn = ask(user, api, request, true);
      if (signedIn && isPost(user)) {
        nestedCame(user, api, request);
      } else if (signedIn) {
        user.watch().nestedStays(); // who was there before, for all that is known
      }
    }
  }

  /** Whoever comes may have been given another session than that which was there before. */
  private static void nestedCame(RequestUser user, ServletApi api, Object request) {
    user.watch().nestedCame();
    if (isSessionAtHand(user, api, request)) {
      user.session(new RequestInHand(api, request, user.line()).sessionId());
    }
  }

  private static boolean isPost(RequestUser user) {
    return "POST".equals(user.line().method());
  }

  private RequestInHand nested(RequestUser user, ServletApi api, Object request) {
    return new RequestInHand(api, request, user.line())
        .orPrincipal(securityContexts.authentication(user));
  }

  /**
   * Who asks for a page, as a call's own request has it.
   *
   * @param roles those that matter
   */
  public Asker asker(RequestUser user, ServletApi api, Object request, List<String> roles) {
    return askers.ask(nested(user, api, request), roles);
  }

  /** The application writes a row: a log-in may have come since the outermost call began. */
  public void askAgain(RequestUser user, ServletApi api, Object request) {
    if (!isSettled(user)) {
      ask(user, api, request, false);
    }
  }

  /** Whether anybody is signed in, as that request has it. */
  private boolean ask(RequestUser user, ServletApi api, Object request, boolean withSession) {
    Object authentication = securityContexts.authentication(user);
    if (!withSession && authentication == null && sources.areDefault() && !tells(api, request)) {
      return false; // the usual answer of a dozen calls: nothing is made for it
    }
    RequestInHand inHand = new RequestInHand(api, request, user.line()).orPrincipal(authentication);
    Finding found = sources.read(inHand, withSession);
    explain(user, inHand, withSession, "within");
    if (found.identity != Identity.UNKNOWN) {
      user.identify(found.identity);
    }
    return found.isSomebodySignedIn();
  }

  private static boolean tells(ServletApi api, Object request) {
    try {
      return api.principal(request) != null;
    } catch (Throwable lazyAuthenticationFailed) {
      return false; // What the application's wrappers throw is no business of ours.
    }
  }

  private void explain(RequestUser user, RequestInHand inHand, boolean withSession, String when) {
    StringBuilder trace = user.trace();
    if (trace != null && trace.length() < LONGEST_TRACE) {
      sources.explain(inHand, withSession, when, trace);
    }
  }

  /**
   * Whether it looks as if a filter has answered by itself: a log-in, a redirect, a refusal. Such a
   * filter has looked at the session already. Otherwise a session that an application's wrapper
   * fetches from afar is not asked for, for each picture on a page.
   */
  private static boolean isAnswer(ServletApi api, RequestUser user, Object response) {
    try {
      Integer status = api.isHttpResponse(response) ? api.status(response) : null;
      return isPost(user) || (status != null && status >= 300 && status != NOT_MODIFIED);
    } catch (Throwable ofTheApplication) {
      return false; // Its wrappers answer here.
    }
  }

  /** A dispatch ends: whoever is signed in now is the user of a log-in. */
  @DontInline
  public void end(RequestUser user, ServletApi api, Object request, Object response)
      throws Throwable {
    RequestInHand inHand = new RequestInHand(api, request, user.line());
    if (user.hasLookedThrough(inHand.session()) && !maySignIn(user.line(), api, response)) {
      inHand.askKnownNamesOnly();
    }
    Finding found = sources.read(inHand, true);
    user.identify(found.identity);
    String before = user.sessionId();
    String session = inHand.sessionId();
    user.session(session);
    sources.saw(inHand, user.identity());
    explain(user, inHand, true, "at the end");
    if (user.trace() != null) {
      sources.traces().end(user.trace());
      user.trace(null);
    }
    IdentityWatch watch = user.watch();
    watch.end(found, inHand.session() != null, isBegunAnew(before, session, inHand));
    boolean changed = watch.hasChanged();
    boolean stranger = user.identity().userId() == null;
    boolean carries = !changed && mayCarryPassword(user.line(), stranger);
    boolean brings = (changed || (carries && stranger)) && bringsCredentials(api, request);
    if (changed && brings) {
      watch.forget();
      carries = mayCarryPassword(user.line(), stranger);
    }
    if (carries && (!brings || SignInWords.isLogin(user.line().path()))) {
      watch.maySignIn();
    }
    containers.end(user, inHand, found, before, session);
  }

  private static boolean bringsCredentials(ServletApi api, Object request) throws Throwable {
    return Credentials.areBroughtBy(api.header(request, "Authorization"));
  }

  /** A new id alone is a new name for the same session. */
  private static boolean isBegunAnew(String before, String now, RequestInHand request) {
    if (before == null || now == null || before.equals(now)) {
      return false;
    }
    try {
      return request.api.sessions().isNew(request.session());
    } catch (Throwable invalidated) {
      return false; // IllegalStateException by the specification.
    }
  }

  /** A form that is sent by POST, or a stranger's by GET, with what was typed in the query. */
  private static boolean mayCarryPassword(RequestLine line, boolean stranger) {
    return "POST".equals(line.method())
        || (stranger && line.queryString() != null && namesPassword(line.queryString()));
  }

  /** Whether "pass" or "pw" stands there; it may be no name. */
  private static boolean namesPassword(String query) {
    for (int i = 0; i + 2 < query.length(); i++) {
      if ((query.charAt(i) | ' ') == 'p'
          && ((query.charAt(i + 1) | ' ') == 'w' || query.regionMatches(true, i, "pass", 0, 4))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a request may have signed somebody in, and so given a session that was there before a
   * name that nobody knows. It carries something then, or sends the client on; whom the next
   * request finds anyway.
   */
  private static boolean maySignIn(RequestLine line, ServletApi api, Object response)
      throws Throwable {
    Integer status = api.status(response);
    return !line.method().equals("GET")
        || (status != null && status >= 300 && status != NOT_MODIFIED)
        || mentionsSignIn(line.path())
        || (line.queryString() != null && mentionsSignIn(line.queryString()));
  }

  private static boolean mentionsSignIn(String text) {
    for (String part : SIGN_IN) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Notes whose name came with a wrong password.
   *
   * @param status as it stands, null if it is not known
   */
  public void refused(RequestUser user, ServletApi api, Object request, Integer status)
      throws Throwable {
    user.refuse(
        status != null && status == UNAUTHORIZED
            ? BasicCredentials.user(api.header(request, "Authorization"))
            : null);
  }
}
