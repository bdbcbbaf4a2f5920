package io.useractivity.engine.journal;

import io.useractivity.engine.record.ActivityRow;

/** A row as it was read from a segment; immutable. */
final class Frame {

  private final long position;
  private final ActivityRow row;
  private final Place origin;

  /**
   * @param origin where the row was before it was put behind the others; null if it never was
   */
  Frame(long position, ActivityRow row, Place origin) {
    this.position = position;
    this.row = row;
    this.origin = origin;
  }

  long position() {
    return position;
  }

  ActivityRow row() {
    return row;
  }

  Place origin() {
    return origin;
  }
}
