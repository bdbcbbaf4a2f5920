package io.useractivity.engine.query;

import java.time.LocalDateTime;

/** How archiving and deleting went last; immutable. */
public final class LastRun {

  /** The result of one that did all that was to be done. */
  public static final String DONE = "done";

  private final LocalDateTime started;
  private final LocalDateTime ended;
  private final String by;
  private final String result;
  private final long archived;
  private final long deleted;

  /**
   * @param started UTC by the server's clock
   * @param ended null while it goes on, or if it was killed
   * @param result {@link #DONE} or a sentence; null as long as it has not ended
   */
  public LastRun(
      LocalDateTime started,
      LocalDateTime ended,
      String by,
      String result,
      long archived,
      long deleted) {
    this.started = started;
    this.ended = ended;
    this.by = by;
    this.result = result;
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

  public String by() {
    return by;
  }

  /** {@link #DONE} or a sentence; null as long as it has not ended. */
  public String result() {
    return result;
  }

  /** Why it ended early; null if it did not. */
  public String failure() {
    return DONE.equals(result) ? null : result;
  }

  public long archived() {
    return archived;
  }

  public long deleted() {
    return deleted;
  }
}
