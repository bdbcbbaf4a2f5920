package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code read(buffer)}, where the buffer is filled from its beginning. */
final class ReadAllAdvice {

  private ReadAllAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@Advice.This Object source) {
    return Bridge.readEnter(source);
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter Object copy,
      @Advice.This Object source,
      @Advice.Argument(0) Object buffer,
      @Advice.Return int count,
      @Advice.Thrown Throwable thrown) {
    Bridge.readExit(copy, source, buffer, 0, thrown == null ? count : -1);
  }
}
