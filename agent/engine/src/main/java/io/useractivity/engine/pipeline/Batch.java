package io.useractivity.engine.pipeline;

import io.useractivity.engine.record.ActivityRow;
import java.util.Collections;
import java.util.List;

/** Rows that follow each other in the journal; immutable. */
final class Batch {

  private final long firstPosition;
  private final List<ActivityRow> rows;

  /**
   * @param firstPosition how many rows the journal took before these
   */
  Batch(long firstPosition, List<ActivityRow> rows) {
    this.firstPosition = firstPosition;
    this.rows = Collections.unmodifiableList(rows);
  }

  long firstPosition() {
    return firstPosition;
  }

  /** The position after the last row. */
  long endPosition() {
    return firstPosition + rows.size();
  }

  List<ActivityRow> rows() {
    return rows;
  }
}
