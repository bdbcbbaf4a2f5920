package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code reset()} of readers. */
final class ResetAdvice {

  private ResetAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object source) {
    Bridge.readMarked(source, true);
  }
}
