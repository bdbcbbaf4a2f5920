package io.useractivity.engine.query;

import java.time.LocalDateTime;

/** How large the table is and how retention went last; moments are UTC. Immutable. */
public final class TableSummary {

  private final Long rows;
  private final Long bytes;
  private final Retention retention;

  /**
   * @param rows about how many; null if the database does not tell
   * @param bytes with its indexes; null if the database does not tell
   * @param retention its last run; null before the first, or if it may not be looked at
   */
  public TableSummary(Long rows, Long bytes, Retention retention) {
    this.rows = rows;
    this.bytes = bytes;
    this.retention = retention;
  }

  /** About how many; null if the database does not tell. */
  public Long rows() {
    return rows;
  }

  /** With its indexes; null if the database does not tell. */
  public Long bytes() {
    return bytes;
  }

  /** Null before the first run, or if it may not be looked at. */
  public Retention retention() {
    return retention;
  }

  /** One run of retention; immutable. */
  public static final class Retention {

    private final LocalDateTime started;
    private final LocalDateTime ended;
    private final String failure;
    private final long archived;
    private final long deleted;

    /**
     * @param ended null while it goes on, or if it was killed
     * @param failure why it ended early; null if it did not
     */
    public Retention(
        LocalDateTime started, LocalDateTime ended, String failure, long archived, long deleted) {
      this.started = started;
      this.ended = ended;
      this.failure = failure;
      this.archived = archived;
      this.deleted = deleted;
    }

    public LocalDateTime started() {
      return started;
    }

    /** Null while it goes on, or if it was killed. */
    public LocalDateTime ended() {
      return ended;
    }

    /** Why it ended early; null if it did not. */
    public String failure() {
      return failure;
    }

    /** How many rows have gone to an archive. */
    public long archived() {
      return archived;
    }

    /** How many rows are no longer in the table. */
    public long deleted() {
      return deleted;
    }
  }
}
