package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code setReadListener} of streams. */
final class ReadListenerAdvice {

  private ReadListenerAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object source) {
    Bridge.readLater(source);
  }
}
