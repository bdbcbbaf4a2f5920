package io.useractivity.engine.instrument;

import io.useractivity.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Woven into {@code startAsync()} and {@code startAsync(request, response)} of requests. */
final class StartAsyncAdvice {

  private StartAsyncAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@Advice.This Object request) {
    return Bridge.startAsyncEnter(request);
  }

  @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter Object token,
      @Advice.This Object request,
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object asyncContext) {
    Bridge.startAsyncExit(token, request, asyncContext);
  }
}
