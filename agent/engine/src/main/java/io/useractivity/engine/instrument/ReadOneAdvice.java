package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code read()} of streams and readers of a body. */
final class ReadOneAdvice {

  private ReadOneAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@Advice.This Object source) {
    return Bridge.readEnter(source);
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter Object copy,
      @Advice.This Object source,
      @Advice.Return int value,
      @Advice.Thrown Throwable thrown) {
    Bridge.readExit(copy, source, null, 0, thrown == null ? value : -1);
  }
}
