package io.useractivity.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows counted by one of their properties: a histogram; immutable. */
public final class Breakdown {

  private final List<Group> groups;
  private final boolean complete;

  /**
   * @param complete whether there are no further groups
   */
  public Breakdown(List<Group> groups, boolean complete) {
    this.groups = Collections.unmodifiableList(new ArrayList<>(groups));
    this.complete = complete;
  }

  /** The biggest first; hours in their order. */
  public List<Group> groups() {
    return groups;
  }

  /** Whether these are all that there are. */
  public boolean isComplete() {
    return complete;
  }

  /** The rows that have one value; immutable. */
  public static final class Group {

    private final String key;
    private final long rows;
    private final long failed;
    private final ResponseTimes times;

    /**
     * @param key the value that they have, or null
     * @param failed how many of the rows were no success
     */
    public Group(String key, long rows, long failed, ResponseTimes times) {
      this.key = key;
      this.rows = rows;
      this.failed = failed;
      this.times = times;
    }

    /** Null for rows that have none. */
    public String key() {
      return key;
    }

    public long rows() {
      return rows;
    }

    public long failed() {
      return failed;
    }

    public ResponseTimes times() {
      return times;
    }
  }
}
