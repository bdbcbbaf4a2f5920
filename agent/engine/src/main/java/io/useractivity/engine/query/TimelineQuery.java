package io.useractivity.engine.query;

import java.time.Duration;
import java.time.LocalDateTime;

/** A question for how many rows there were when, in equal steps; immutable. */
public final class TimelineQuery {

  private final Selection selection;
  private final LocalDateTime start;
  private final Duration step;

  private TimelineQuery(Selection selection, LocalDateTime start, Duration step) {
    this.selection = selection;
    this.start = start;
    this.step = step;
  }

  /**
   * One for the time of the selection.
   *
   * @param start of the first step, at the beginning of the selection's window or before, on a
   *     whole second
   * @param step whole seconds
   */
  public static TimelineQuery of(Selection selection, LocalDateTime start, Duration step) {
    if (start == null || step.toMillis() < 1_000) {
      throw new IllegalArgumentException("a timeline without a beginning, or without a step");
    }
    return new TimelineQuery(selection, start, step);
  }

  public LocalDateTime start() {
    return start;
  }

  public Selection selection() {
    return selection;
  }

  public Duration step() {
    return step;
  }
}
