package io.useractivity.engine.store.retention;

import java.time.LocalDateTime;

/** How archiving and deleting went last; immutable. */
public final class LastRun {

  private final LocalDateTime started;
  private final LocalDateTime ended;
  private final String by;
  private final String result;
  private final long archived;
  private final long deleted;

  /**
   * @param started UTC by the server's clock
   * @param ended null while it goes on, or if it was killed
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

  /** What became of it, in a few words. */
  public String result() {
    return result;
  }

  public long archived() {
    return archived;
  }

  public long deleted() {
    return deleted;
  }
}
