package io.useractivity.engine.archive;

/** What a run has done; immutable. */
public final class RunTotals {

  private final long archived;
  private final long deleted;
  private final long held;
  private final String place;

  RunTotals(long archived, long deleted, long held, String place) {
    this.archived = archived;
    this.deleted = deleted;
    this.held = held;
    this.place = place;
  }

  /** How many rows went to the archive. */
  public long archived() {
    return archived;
  }

  /** How many rows went from the table. */
  public long deleted() {
    return deleted;
  }

  /** How many rows are past their time and stay because of a legal hold. */
  public long held() {
    return held;
  }

  /** A sentence. */
  @Override
  public String toString() {
    String done =
        place == null
            ? "Retention: deleted " + rows(deleted)
            : "Retention: archived "
                + rows(archived)
                + " in "
                + place
                + ", deleted "
                + rows(deleted);
    return done + (held == 0 ? "." : "; on legal hold: " + rows(held) + ".");
  }

  private static String rows(long count) {
    return count + (count == 1 ? " row" : " rows");
  }
}
