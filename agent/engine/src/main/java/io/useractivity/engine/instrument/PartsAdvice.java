package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/**
 * Woven into {@code getParts} and {@code getPart}: does nothing before the container has answered.
 */
final class PartsAdvice {

  private PartsAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object request) {
    Bridge.partsRead(request);
  }
}
