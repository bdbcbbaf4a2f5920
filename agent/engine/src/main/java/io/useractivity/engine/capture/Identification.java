package io.useractivity.engine.capture;

import io.useractivity.engine.record.Identity;

/**
 * Asks requests who sent them: at the beginning, at nested calls, and at the end. It comes from the
 * request in hand each time, never from the thread. For the thread that works on the request.
 */
final class Identification {

  private static final int NOT_MODIFIED = 304;
  private static final int UNAUTHORIZED = 401;

  private final IdentitySources sources;

  Identification(IdentitySources sources) {
    this.sources = sources;
  }

  /** Before the application: a logout leaves no user behind. */
  void begin(Exchange exchange, ServletApi api, Object request) throws Throwable {
    RequestInHand inHand = new RequestInHand(api, request, exchange);
    IdentitySources.Finding found = sources.read(inHand, true);
    exchange.identify(found.identity);
    exchange.session(inHand.sessionId());
    exchange.watch().begin(found.signedIn, inHand.session() != null);
  }

  /**
   * Asks a nested call's own request while no user is known, or nothing of what sources are for:
   * security filters tell the user only to the requests that they wrap.
   */
  NestedCall.Knew enterNested(Dispatch dispatch, Object request) {
    Exchange exchange = dispatch.exchange();
    if (exchange == null || sources.areAnsweredBy(exchange.identity())) {
      return NestedCall.Knew.NOT_ASKED; // a logout leaves no user behind
    }
    boolean unknown = exchange.identity().userId() == null;
    ServletApi api = dispatch.isOtherThanLast(request) ? ServletApi.of(request) : null;
    boolean signedIn = api != null && ask(exchange, api, request, false);
    if (unknown) {
      return signedIn ? NestedCall.Knew.THE_USER : NestedCall.Knew.NOBODY;
    }
    return NestedCall.Knew.NOT_ASKED;
  }

  void exitNested(NestedCall call, Object request, Object response) {
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
      if (sources.read(new RequestInHand(api, request, exchange), false).signedIn == null) {
        exchange.watch().nestedWent();
      }
    } else if (ask(exchange, api, request, isAnswer(api, exchange, response))) {
      exchange.watch().nestedCame(); // a login makes one known
    }
  }

  /** The application writes a row: a log-in may have come since the outermost call began. */
  void askAgain(Dispatch dispatch) {
    Exchange exchange = dispatch.exchange();
    if (dispatch.api() != null && !sources.areAnsweredBy(exchange.identity())) {
      ask(exchange, dispatch.api(), dispatch.request(), false);
    }
  }

  /** Whether anybody is signed in, as that request has it. */
  private boolean ask(Exchange exchange, ServletApi api, Object request, boolean withSession) {
    RequestInHand inHand = new RequestInHand(api, request, exchange);
    if (!withSession && sources.areDefault() && inHand.principal() == null) {
      return false; // the usual answer of a dozen calls: nothing stays of the object above
    }
    IdentitySources.Finding found = sources.read(inHand, withSession);
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

  /** A dispatch ends: whoever is signed in now is the user of a log-in. */
  void end(Exchange exchange, ServletApi api, Object request, Object response) throws Throwable {
    RequestInHand inHand = new RequestInHand(api, request, exchange);
    IdentitySources.Finding found = sources.read(inHand, true);
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

  /** Notes whose name came with a wrong password, by the status as it stands. */
  void refused(Exchange exchange, ServletApi api, Object request) throws Throwable {
    Integer status = exchange.status();
    exchange.refuse(
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
