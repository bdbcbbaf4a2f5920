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
