package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Woven into {@code skip(count)} of readers. */
final class SkipAdvice {

  private SkipAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@Advice.This Object source) {
    return Bridge.readEnter(source);
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter Object copy,
      @Advice.This Object source,
      @Advice.Return long count,
      @Advice.Thrown Throwable thrown) {
    Bridge.readExit(copy, source, source, 0, thrown == null ? (int) count : -1);
  }
}
