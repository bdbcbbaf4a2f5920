package io.useractivity.engine.query;

import java.time.LocalDateTime;

/** The time, in UTC, in which requests began; immutable. */
public final class Window {

  /** Whenever. */
  public static final Window ALL = new Window(null, null);

  private final LocalDateTime from;
  private final LocalDateTime to;

  private Window(LocalDateTime from, LocalDateTime to) {
    this.from = from;
    this.to = to;
  }

  /**
   * One with a beginning, an end, or both.
   *
   * @param from the first moment, or null for no beginning
   * @param to the first moment after it, or null for no end
   */
  public static Window of(LocalDateTime from, LocalDateTime to) {
    return new Window(from, to);
  }

  /** Null for no beginning. */
  public LocalDateTime from() {
    return from;
  }

  /** The first moment after it; null for no end. */
  public LocalDateTime to() {
    return to;
  }

  /** Whether it has neither beginning nor end. */
  public boolean isAll() {
    return from == null && to == null;
  }
}
