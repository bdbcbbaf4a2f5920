package io.useractivity.engine.capture;

import io.useractivity.bridge.Answered;

/** What the exit of a servlet's call is given that was answered and not run. Immutable. */
final class AnsweredCall implements Answered {

  private final Object frame;

  /**
   * @param frame what the exit would have been given
   */
  AnsweredCall(Object frame) {
    this.frame = frame;
  }

  Object frame() {
    return frame;
  }
}
