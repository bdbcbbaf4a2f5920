package io.useractivity.engine.capture.identity;

/** A session that a container's principal is seen with for the first time; immutable. */
final class FirstSight {

  private final SignedInSessions sessions;
  private final long key;
  private final long mark;

  FirstSight(SignedInSessions sessions, long key, long mark) {
    this.sessions = sessions;
    this.key = key;
    this.mark = mark;
  }

  /** Whether no other request has told it; this one does now. */
  boolean isTold() {
    return sessions.tells(key, mark);
  }
}
