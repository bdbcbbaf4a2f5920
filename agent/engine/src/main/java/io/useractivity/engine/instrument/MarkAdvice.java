package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code mark(limit)} of readers. */
final class MarkAdvice {

  private MarkAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object source) {
    Bridge.readMarked(source, false);
  }
}
