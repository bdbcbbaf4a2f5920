package io.useractivity.engine.journal;

import java.io.File;

/**
 * The file of a segment whose rows the store has, for the next segment to be written over it. To
 * take room for each row anew, and pages of the system's cache, costs more than to write it. For
 * one journal, guarded by its lock.
 *
 * <p>Until then the file keeps its name: whoever finds it knows that its rows are delivered.
 */
final class SpareSegment {

  /** Null where there is none. */
  private Segment segment;

  /**
   * Takes it.
   *
   * @return false if it is to be deleted: there is one already, or somebody may want to look at it
   */
  boolean keep(Segment delivered) {
    if (segment != null || delivered.isDamaged()) {
      return false;
    }
    segment = delivered;
    return true;
  }

  /**
   * Gives the file another name.
   *
   * @return false if there is none, or if it is gone
   */
  boolean becomes(File file) {
    Segment given = segment;
    segment = null;
    if (given == null) {
      return false;
    }
    boolean renamed = given.file().renameTo(file);
    if (!renamed) {
      given.file().delete();
    }
    return renamed;
  }

  boolean isThere() {
    return segment != null;
  }

  /** Deletes it. */
  void drop() {
    if (segment != null) {
      segment.file().delete();
      segment = null;
    }
  }
}
