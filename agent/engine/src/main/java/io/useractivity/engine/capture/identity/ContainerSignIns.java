package io.useractivity.engine.capture.identity;

/**
 * Watches the sessions of principals that containers sign in by themselves. For the thread that
 * works on a request; what the application's session throws counts for nothing.
 */
final class ContainerSignIns {

  private final SignedInSessions sessions = new SignedInSessions(System.currentTimeMillis());

  /** The first dispatch begins. */
  void begin(RequestUser user, RequestInHand request, Finding found, String id) {
    if (found.isByPrincipal() && id != null) {
      see(user, request, id);
    }
  }

  /** A dispatch ends, and the user's watch knows of it. */
  void end(RequestUser user, RequestInHand request, Finding found, String before, String id) {
    try {
      if (user.watch().hasGone()) {
        sessions.forget(user.sessionKey());
        user.sees(0, null);
      }
      if (id == null || request.session() == null) {
        return;
      }
      if (!found.isByPrincipal()) {
        sessions.sawNobodyIn(request, request.session());
      } else if (user.watch().hasCome()) {
        long key = sessions.key(request, request.session(), id);
        sessions.know(request, request.session(), key); // which this request tells
        user.sees(key, null);
      } else if (user.watch().hasGone()) {
        return; // though the server knows the user until the request ends
      } else if (before == null) {
        see(user, request, id);
      } else if (!before.equals(id)) {
        renew(user, request, id);
      }
    } catch (Throwable invalidated) {
      user.sees(0, null); // IllegalStateException by the specification
    }
  }

  private void see(RequestUser user, RequestInHand request, String id) {
    try {
      Object session = request.session();
      if (session != null) {
        long key = sessions.key(request, session, id);
        user.sees(key, sessions.see(request, session, key));
      }
    } catch (Throwable invalidated) {
      user.sees(0, null); // IllegalStateException by the specification
    }
  }

  /** A new id alone is no news: what was to tell of the old one is to tell of the new one. */
  private void renew(RequestUser user, RequestInHand request, String id) throws Throwable {
    long key = sessions.key(request, request.session(), id);
    if (user.firstSight() == null) {
      sessions.know(request, request.session(), key);
      user.sees(key, null);
    } else {
      see(user, request, id);
    }
  }
}
