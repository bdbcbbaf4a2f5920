package io.useractivity.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many rows there were when; immutable. */
public final class Timeline {

  private final List<Step> steps;
  private final int eachStandsFor;

  /**
   * @param steps in their order, those without rows left out
   * @param eachStandsFor how many rows each that was counted stands for
   */
  public Timeline(List<Step> steps, int eachStandsFor) {
    this.steps = Collections.unmodifiableList(new ArrayList<>(steps));
    this.eachStandsFor = eachStandsFor;
  }

  public List<Step> steps() {
    return steps;
  }

  /** 1 where all rows were counted; more where a part of many was. */
  public int eachStandsFor() {
    return eachStandsFor;
  }

  /** The rows of one step; immutable. */
  public static final class Step {

    private final long number;
    private final long rows;
    private final long failed;

    /**
     * @param number of the step, from 0 at the start of the query
     */
    public Step(long number, long rows, long failed) {
      this.number = number;
      this.rows = rows;
      this.failed = failed;
    }

    public long number() {
      return number;
    }

    public long rows() {
      return rows;
    }

    public long failed() {
      return failed;
    }
  }
}
