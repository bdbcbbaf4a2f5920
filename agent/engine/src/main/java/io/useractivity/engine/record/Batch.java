package io.useractivity.engine.record;

import java.util.Collections;
import java.util.List;

/** Rows that follow each other in the journal; immutable. */
public final class Batch {

  private final long firstPosition;
  private final List<ActivityRow> rows;

  /**
   * @param firstPosition how many rows the journal took before these
   */
  public Batch(long firstPosition, List<ActivityRow> rows) {
    this.firstPosition = firstPosition;
    this.rows = Collections.unmodifiableList(rows);
  }

  public long firstPosition() {
    return firstPosition;
  }

  /** The position after the last row. */
  public long endPosition() {
    return firstPosition + rows.size();
  }

  public List<ActivityRow> rows() {
    return rows;
  }
}
