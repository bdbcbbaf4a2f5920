package io.useractivity.engine.capture.identity;

import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.record.Identity;

/**
 * Asks requests who sent them: at the beginning, at nested calls, and at the end. It comes from the
 * request in hand each time, never from the thread. For the thread that works on the request.
 */
public final class Identification {

  private static final int NOT_MODIFIED = 304;
  private static final int UNAUTHORIZED = 401;

  private final IdentitySources sources;

  public Identification(IdentitySources sources) {
    this.sources = sources;
  }

  /** Before the application: a logout leaves no user behind. */
  public void begin(RequestUser user, ServletApi api, Object request) throws Throwable {
    RequestInHand inHand = new RequestInHand(api, request, user.line());
    Finding found = sources.read(inHand, true);
    user.identify(found.identity);
    user.session(inHand.sessionId());
    user.watch().begin(found, inHand.session() != null);
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
    user.session(inHand.sessionId());
    IdentityWatch watch = user.watch();
    watch.end(found, inHand.session() != null);
    if (watch.hasChanged()) {
      if (bringsCredentials(api.header(request, "Authorization"))) {
        watch.forget();
      }
    } else if ("POST".equals(user.line().method()) && SignInPath.isLogin(user.line().path())) {
      user.redirect(api.responseHeader(response, "Location"));
    }
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
}
