package io.useractivity.engine.capture.identity;

import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.match.SignInWords;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.RequestLine;

/**
 * Asks requests who sent them: at the beginning, at nested calls, and at the end. It comes from the
 * request in hand each time, never from the thread. For the thread that works on the request.
 */
public final class Identification {

  private static final int NOT_MODIFIED = 304;
  private static final int UNAUTHORIZED = 401;

  private final IdentitySources sources;
  private final ContainerSignIns containers = new ContainerSignIns();

  public Identification(IdentitySources sources) {
    this.sources = sources;
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
   * @param request null if it has been asked just now
   */
  public KnownAtEntry enterNested(RequestUser user, Object request) {
    boolean unknown = user.identity().userId() == null;
    ServletApi api = ServletApi.of(request);
    boolean signedIn = api != null && ask(user, api, request, false);
    if (unknown) {
      return signedIn ? KnownAtEntry.THE_USER : KnownAtEntry.NOBODY;
    }
    return KnownAtEntry.NOT_ASKED;
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
      if (!sources.read(new RequestInHand(api, request, user.line()), false).isSomebodySignedIn()) {
        user.watch().nestedWent();
      }
    } else if (ask(user, api, request, isAnswer(api, user, response))) {
      user.watch().nestedCame(); // a login makes one known
    }
  }

  /** The application writes a row: a log-in may have come since the outermost call began. */
  public void askAgain(RequestUser user, ServletApi api, Object request) {
    if (!isSettled(user)) {
      ask(user, api, request, false);
    }
  }

  /** Whether anybody is signed in, as that request has it. */
  private boolean ask(RequestUser user, ServletApi api, Object request, boolean withSession) {
    RequestInHand inHand = new RequestInHand(api, request, user.line());
    if (!withSession && sources.areDefault() && inHand.principal() == null) {
      return false; // the usual answer of a dozen calls: nothing stays of the object above
    }
    Finding found = sources.read(inHand, withSession);
    if (found.identity != Identity.UNKNOWN) {
      user.identify(found.identity);
    }
    return found.isSomebodySignedIn();
  }

  /**
   * Whether it looks as if a filter has answered by itself: a log-in, a redirect, a refusal. Such a
   * filter has looked at the session already. Otherwise a session that an application's wrapper
   * fetches from afar is not asked for, for each picture on a page.
   */
  private static boolean isAnswer(ServletApi api, RequestUser user, Object response) {
    try {
      Integer status = api.isHttpResponse(response) ? api.status(response) : null;
      return "POST".equals(user.line().method())
          || (status != null && status >= 300 && status != NOT_MODIFIED);
    } catch (Throwable ofTheApplication) {
      return false; // Its wrappers answer here.
    }
  }

  /** A dispatch ends: whoever is signed in now is the user of a log-in. */
  public void end(RequestUser user, ServletApi api, Object request, Object response)
      throws Throwable {
    RequestInHand inHand = new RequestInHand(api, request, user.line());
    Finding found = sources.read(inHand, true);
    user.identify(found.identity);
    String before = user.sessionId();
    String session = inHand.sessionId();
    user.session(session);
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
      return request.api.signIns().isNew(request.session());
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
