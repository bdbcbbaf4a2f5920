package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code getInputStream} and {@code getReader}. */
final class BodyGivenAdvice {

  private BodyGivenAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object request, @Advice.Return Object source) {
    Bridge.bodyGiven(request, source);
  }
}
