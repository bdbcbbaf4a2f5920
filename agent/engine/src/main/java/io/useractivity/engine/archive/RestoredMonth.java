package io.useractivity.engine.archive;

/** What the restoring of a month has come to; immutable. */
public final class RestoredMonth {

  private final String month;
  private final long rows;
  private final long newIds;
  private final String hold;

  RestoredMonth(String month, long rows, long newIds, String hold) {
    this.month = month;
    this.rows = rows;
    this.newIds = newIds;
    this.hold = hold;
  }

  public String month() {
    return month;
  }

  public long rows() {
    return rows;
  }

  /** Of these, how many had to get a new id, since theirs was given to another row. */
  public long newIds() {
    return newIds;
  }

  /** The name of the hold that keeps them. */
  public String hold() {
    return hold;
  }
}
