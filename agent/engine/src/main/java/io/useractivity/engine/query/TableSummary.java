package io.useractivity.engine.query;

/** How large the table is and how retention went last. Immutable. */
public final class TableSummary {

  private final Long rows;
  private final Long bytes;
  private final LastRun retention;

  /**
   * @param rows about how many; null if the database does not tell
   * @param bytes with its indexes; null if the database does not tell
   * @param retention its last run; null before the first, or if it may not be looked at
   */
  public TableSummary(Long rows, Long bytes, LastRun retention) {
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
  public LastRun retention() {
    return retention;
  }
}
