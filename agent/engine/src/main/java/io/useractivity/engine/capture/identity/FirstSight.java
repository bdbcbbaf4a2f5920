package io.useractivity.engine.capture.identity;

/** A session that a container's principal is seen with for the first time; immutable. */
final class FirstSight {

  private final SessionKeys known;
  private final SessionMarks withNobody;
  private final long key;
  private final long mark;

  FirstSight(SessionKeys known, SessionMarks withNobody, long key, long mark) {
    this.known = known;
    this.withNobody = withNobody;
    this.key = key;
    this.mark = mark;
  }

  /** Whether nobody has told it yet: of all who ask at the same time, one alone gets a yes. */
  boolean isTold() {
    boolean first = known.add(key);
    if (first) {
      withNobody.clear(mark);
    }
    return first;
  }
}
