package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code getParameter} and its like: does nothing before the container has answered. */
final class ParametersAdvice {

  private ParametersAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object request) {
    Bridge.parametersRead(request);
  }
}
