package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code readLine()} of readers. */
final class ReadLineAdvice {

  private ReadLineAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@Advice.This Object source) {
    return Bridge.readEnter(source);
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter Object copy, @Advice.This Object source, @Advice.Return Object line) {
    Bridge.readExit(copy, source, line, 0, line == null ? -1 : 0);
  }
}
