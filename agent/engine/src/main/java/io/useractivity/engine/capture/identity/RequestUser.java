package io.useractivity.engine.capture.identity;

import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.IdentityChange;
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
  private String sessionId;
  private String redirect;
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

  /** The later session wins: a login changes the id, a logout leaves none. */
  void session(String id) {
    if (id != null) {
      sessionId = Cut.chars(id, RequestContent.MAX_TEXT_CHARS);
    }
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

  /** Where a redirect leads the client; null for nowhere. */
  void redirect(String where) {
    redirect = Cut.chars(where, RequestContent.MAX_TEXT_CHARS);
  }

  /** The request has ended: who it was stays known, what it carried does not. */
  public void forgetContent(RequestLine withoutQuery) {
    line = withoutQuery;
    redirect = null;
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

  /**
   * What the finished request was.
   *
   * @param status null if it is not known
   */
  public IdentityChange change(Integer status) {
    return watch.change(line.method(), line.path(), status, redirect, identity.userId() != null);
  }
}
