package io.useractivity.engine.capture.identity;

import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.IdentityChange;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import io.useractivity.engine.text.Cut;

/**
 * Whose request it is, as far as it is known by now, and whether somebody comes or goes with it.
 * For the thread whose dispatch runs.
 */
public final class RequestUser {

  private RequestLine line;
  private final IdentityWatch watch = new IdentityWatch();

  private Identity identity = Identity.UNKNOWN;
  private String firstSessionId;
  private String sessionId;
  private long sessionKey;
  private FirstSight firstSight;
  private String refused;

  // Identities alone: the objects are the application's.
  private int holder;
  private int leftInThread;
  private int sessionAtBegin;
  private boolean lookedThrough;

  private StringBuilder trace;

  public RequestUser(RequestLine line) {
    this.line = line;
  }

  RequestLine line() {
    return line;
  }

  IdentityWatch watch() {
    return watch;
  }

  public Identity identity() {
    return identity;
  }

  /** The later identity wins where it says something: after a login the user is the new one. */
  void identify(Identity later) {
    identity = later.orElse(identity);
  }

  public String sessionId() {
    return sessionId;
  }

  /**
   * The session under which something was done: of a log-out the one that ended, though another may
   * have begun since.
   */
  public String sessionId(IdentityChange change) {
    return change == IdentityChange.LOGOUT && firstSessionId != null ? firstSessionId : sessionId;
  }

  /** The later session wins: a login changes the id, a logout leaves none. */
  void session(String id) {
    if (id != null) {
      sessionId = Cut.chars(id, RequestContent.MAX_TEXT_CHARS);
    }
  }

  /** The session that there is as the request begins, null for none. */
  void firstSession(String id) {
    session(id);
    firstSessionId = sessionId;
  }

  /**
   * A container's principal is seen with a session.
   *
   * @param key what stands for the session, 0 for none
   * @param first what may be told as a log-in, null for nothing
   */
  void sees(long key, FirstSight first) {
    sessionKey = key;
    firstSight = first;
  }

  long sessionKey() {
    return sessionKey;
  }

  FirstSight firstSight() {
    return firstSight;
  }

  /**
   * Whom the dispatch's thread had in its security context before the application was called.
   *
   * @param newHolder the application's holder, null for none
   * @param authentication null for nobody
   */
  void leftInThread(Object newHolder, Object authentication) {
    holder = System.identityHashCode(newHolder);
    leftInThread = System.identityHashCode(authentication);
  }

  /** Whether what an application's holder has now is not what another request has left there. */
  boolean mayHave(Object itsHolder, Object authentication) {
    boolean same = holder == 0 || holder == System.identityHashCode(itsHolder);
    return same && leftInThread != System.identityHashCode(authentication);
  }

  /** What each source says, while that is written down; null if it is not. */
  StringBuilder trace() {
    return trace;
  }

  void trace(StringBuilder newTrace) {
    trace = newTrace;
  }

  /** All names of that session have been looked at, and none has a user. */
  void lookedThrough(Object session) {
    sessionAtBegin = System.identityHashCode(session);
    lookedThrough = true;
  }

  boolean hasLookedThrough(Object session) {
    return lookedThrough && sessionAtBegin == System.identityHashCode(session);
  }

  /** The request has ended: who it was stays known, what it carried does not. */
  public void forgetContent(RequestLine withoutQuery) {
    line = withoutQuery;
  }

  /** Whose name came with a wrong password, null for nobody's. */
  public String refused() {
    return refused;
  }

  void refuse(String name) {
    refused = name;
  }

  /** The container's own log-in has said no, before the first dispatch began. */
  public void refuseByContainer() {
    watch.refuse();
  }

  /** Whether its answer is needed to know if somebody has tried to sign in. */
  public boolean mayBeSignIn() {
    return watch.mayBeSignIn();
  }

  /** The answer gives out a cookie that signs in. */
  public void grant() {
    watch.grant();
  }

  /** What the finished request was; to be asked once, since a first sight is told once. */
  public IdentityChange change(Outcome outcome) {
    IdentityChange change = watch.change(line, outcome, identity.userId() != null);
    boolean told =
        firstSight != null
            && !outcome.isFailure()
            && change != IdentityChange.LOGIN
            && change != IdentityChange.LOGOUT
            && firstSight.isTold();
    return told ? IdentityChange.LOGIN : change;
  }
}
