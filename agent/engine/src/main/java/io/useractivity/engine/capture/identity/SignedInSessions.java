package io.useractivity.engine.capture.identity;

import io.useractivity.engine.capture.servlet.ServletApi;
import java.util.Locale;

/**
 * Knows the sessions that a container's principal has been seen with, and so whose first sight is a
 * log-in: the container takes the form itself and calls nobody, and the next request begins with a
 * principal. For any thread; without locks.
 *
 * <p>A session is news if it is new, or young, or was seen here with nobody signed in. Any other
 * one comes from elsewhere: from before the server's restart or the agent's attachment, or from
 * another node; and from what had to be forgotten. So forgetting makes no log-ins that never were.
 * Containers change the id at a log-in, but not the time at which the session began.
 *
 * <p>Of a session stays one number that its id, its beginning and its application were mixed to.
 */
final class SignedInSessions {

  /** The log-in of a client that goes straight to the container's address is about so long ago. */
  private static final long YOUNG_MILLIS = 60_000;

  private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

  private final SessionKeys known = new SessionKeys();
  private final SessionMarks withNobody = new SessionMarks();
  private final long startedAtMillis;
  private final long seed;

  /**
   * @param startedAtMillis sessions from before are older than what is known of them
   */
  SignedInSessions(long startedAtMillis) {
    this.startedAtMillis = startedAtMillis;
    this.seed = System.nanoTime();
  }

  /** The number that stands for a session: never the id. */
  long key(RequestInHand request, Object session, String id) throws Throwable {
    return SessionKeys.key(mix(mark(request, session), id));
  }

  /** A session has been seen with nobody signed in by the container. */
  void sawNobodyIn(RequestInHand request, Object session) throws Throwable {
    withNobody.set(mark(request, session));
  }

  /** A principal's session goes on under that key. */
  void know(RequestInHand request, Object session, long key) throws Throwable {
    known.add(key);
    withNobody.clear(mark(request, session));
  }

  /**
   * A session of which a principal has been seen.
   *
   * @return what may be told as a log-in; null if there is nothing new
   */
  FirstSight see(RequestInHand request, Object session, long key) throws Throwable {
    if (known.contains(key)) {
      return null;
    }
    long mark = mark(request, session);
    if (!isNews(request, session, mark) || isBroughtEachTime(request)) {
      known.add(key);
      return null;
    }
    withNobody.set(mark); // for the next request, should this one fail
    return new FirstSight(known, withNobody, key, mark);
  }

  private boolean isNews(RequestInHand request, Object session, long mark) throws Throwable {
    long created = request.api.sessions().created(session);
    boolean young =
        created >= startedAtMillis && request.line.startedAtMillis() - created < YOUNG_MILLIS;
    return young || withNobody.has(mark) || request.api.sessions().isNew(session);
  }

  /** Credentials that come with each request, and a client's certificate, are no news. */
  private static boolean isBroughtEachTime(RequestInHand request) throws Throwable {
    ServletApi api = request.api;
    if (Credentials.areBroughtBy(api.header(request.request, "Authorization"))) {
      return true;
    }
    String type = api.signIns().authType(request.request);
    if (type == null) {
      return false;
    }
    String upper = type.toUpperCase(Locale.ROOT);
    return upper.equals("BASIC") || upper.equals("DIGEST") || upper.startsWith("CLIENT");
  }

  /** The user has signed out: who signs in again in that session is news. */
  void forget(long key) {
    known.remove(key);
  }

  /** Of a session whatever becomes of its id; two that began at the same time may share one. */
  private long mark(RequestInHand request, Object session) throws Throwable {
    return mix(request.api.sessions().created(session) + seed, request.line.contextPath());
  }

  private static long mix(long number, String text) {
    long mixed = (number ^ (text == null ? 0 : text.hashCode())) * ODD;
    mixed ^= mixed >>> 32;
    return mixed * ODD;
  }
}
