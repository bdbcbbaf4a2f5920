package io.useractivity.engine.store.retention;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;

/** Some rows of a walk from the oldest on, and where it goes on; immutable. */
public final class AgedPage {

  private final List<RowKey> rows;
  private final Place next;
  private final boolean last;

  AgedPage(List<RowKey> rows, Place next, boolean last) {
    this.rows = Collections.unmodifiableList(rows);
    this.next = next;
    this.last = last;
  }

  /** In the order of their times; may be empty though it is not the last page. */
  public List<RowKey> rows() {
    return rows;
  }

  public Place next() {
    return next;
  }

  public boolean isLast() {
    return last;
  }

  /** Behind which row a walk goes on; immutable. */
  public static final class Place {

    public static final Place START = new Place(null, 0);

    /** Behind all rows of the moment. */
    private static final long ALL = Long.MAX_VALUE;

    private final LocalDateTime time;
    private final long id;

    private Place(LocalDateTime time, long id) {
      this.time = time;
      this.id = id;
    }

    Place within(long afterId) {
      return new Place(time, afterId);
    }

    Place beforeFirstOf(LocalDateTime moment) {
      return new Place(moment, Long.MIN_VALUE);
    }

    Place behind(LocalDateTime moment) {
      return new Place(moment, ALL);
    }

    boolean isStart() {
      return time == null;
    }

    boolean isWithinMoment() {
      return time != null && id != ALL;
    }

    LocalDateTime time() {
      return time;
    }

    long id() {
      return id;
    }
  }
}
